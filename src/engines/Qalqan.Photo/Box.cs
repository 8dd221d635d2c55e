namespace Qalqan.Photo;

/// <summary>A part of a picture in pixels from its upper left corner, its own left and top edge included.</summary>
public readonly record struct Box(int Left, int Top, int Width, int Height);
