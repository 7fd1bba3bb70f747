namespace QSEC2.Web.Localization;

/// <summary>Names the resources: <c>Texts.resx</c> is French, <c>Texts.en.resx</c> English.</summary>
public sealed class Texts;
