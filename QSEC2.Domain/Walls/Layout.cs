namespace QSEC2.Domain.Walls;

/// <summary>How a wall is projected.</summary>
public enum Layout
{
    /// <summary>All of it, newest first.</summary>
    Mosaic,

    /// <summary>One contribution at a time, large.</summary>
    One,

    /// <summary>Questions, those that most people support first.</summary>
    Support,

    Photos,

    /// <summary>Now, next, answered.</summary>
    Queue,

    /// <summary>The words that come back in what was approved.</summary>
    Words,

    /// <summary>How to write: code, address, QR.</summary>
    Join,

    /// <summary>What the mediator says.</summary>
    Message,

    /// <summary>A statement of the moving debate, with its counts.</summary>
    Statement,

    /// <summary>A page to set up the room with.</summary>
    Test,
}
