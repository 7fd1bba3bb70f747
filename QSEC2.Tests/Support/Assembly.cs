using QSEC2.Tests.Support;

[assembly: AssemblyFixture(typeof(Chromium))]
