using System.Globalization;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace QSEC2.Tests.Support;

/// <summary>
/// Another order at every run, so that a test which needs another one before it is found out. The order is that of a seed: a test that
/// failed says it, and <c>QSEC2_TEST_SEED</c> brings the same order back.
/// </summary>
public sealed class ShuffledOrder : ITestCollectionOrderer, ITestClassOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    public const string Variable = "QSEC2_TEST_SEED";

    public static readonly int Seed = int.TryParse(
        Environment.GetEnvironmentVariable(Variable),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var given
    )
        ? given
        : Random.Shared.Next(1_000_000);

    // Those with a browser take longest, and most of all the walk over every page: begun first, none is left alone at the end.
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [
            .. Shuffled(testCollections, collection => collection.TestCollectionDisplayName)
                .OrderByDescending(collection => Named(collection, nameof(Browser.EveryPageTests)))
                .ThenByDescending(collection => Named(collection, ".Browser.")),
        ];

    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass => Shuffled(testClasses, one => one?.TestClassName);

    public IReadOnlyCollection<TTestMethod?> OrderTestMethods<TTestMethod>(IReadOnlyCollection<TTestMethod?> testMethods)
        where TTestMethod : notnull, ITestMethod => Shuffled(testMethods, method => method?.MethodName);

    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase => Shuffled(testCases, one => one.TestCaseDisplayName);

    private static bool Named(ITestCollection collection, string name) =>
        collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal);

    // From their names, for xunit's own order depends on the folder of the clone.
    private static T[] Shuffled<T>(IReadOnlyCollection<T> tests, Func<T, string?> name)
    {
        T[] shuffled = [.. tests.OrderBy(name, StringComparer.Ordinal)];
        new Random(Seed).Shuffle(shuffled);
        return shuffled;
    }
}

/// <summary>Runners show what a test wrote when it has failed.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SayTheSeedAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) =>
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Order of the tests: {ShuffledOrder.Variable}={ShuffledOrder.Seed.ToString(CultureInfo.InvariantCulture)}"
        );
}
