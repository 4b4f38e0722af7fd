namespace JourneyMapper.Maps.Elements;

/// <summary>
/// The declaration of one property of an element kind: its wire name, what it accepts and its default. Declared once, beside its
/// kind; operations, JSON, storage and the property panel all work from it.
/// </summary>
public abstract class Property(string name)
{
    /// <summary>The name on the wire and in stored data: a contract.</summary>
    public string Name { get; } = name;

    /// <summary>The value that stands when nothing is set; null when there is none.</summary>
    public object? DefaultValue { get; protected init; }

    /// <summary>True when an element cannot be without it (an emotion's score).</summary>
    public bool IsRequired { get; init; }

    /// <summary>True when it is given at insert and never changes (a lane's kind).</summary>
    public bool IsFixed { get; init; }

    /// <summary>True when it is left out of the wire while it holds its default ("unset" text).</summary>
    public bool IsOptional { get; init; }

    /// <summary>True when only profiles have a use for it, not maps.</summary>
    public bool IsOfPersonas { get; init; }

    /// <summary>What it accepts, for people who write programs: <c>1-5</c>, the words to choose from, <c>yyyy-mm-dd</c>.</summary>
    public abstract string Allowed { get; }

    /// <summary>The slot of the value within its element; given by the kind that declares the property.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>Takes a value from the wire (string, decimal, bool) or one of the property's own type; never null.</summary>
    /// <returns>Null and the value when it is accepted, else the refusal's code.</returns>
    internal abstract RefusalCode? Accept(object wire, out object? value);

    /// <summary>The value as it goes over the wire: string, decimal, int, bool.</summary>
    internal virtual object ToWire(object value) => value;

    public override string ToString() => Name;
}

/// <summary>A property whose values are of type <typeparamref name="T"/> (nullable where it may be unset).</summary>
public abstract class Property<T>(string name) : Property(name);
