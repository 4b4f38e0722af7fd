namespace JourneyMapper.Maps.Elements;

/// <summary>Every limit of the document, enforced by the operations themselves. Lengths in UTF-16 units.</summary>
public static class Limits
{
    /// <summary>Stages, steps, actors, lanes, cards, evidence, lines and links that stand in one map.</summary>
    public const int Elements = 5_000;
    public const int Stages = 200;
    public const int Steps = 200;
    public const int Lanes = 60;
    public const int Actors = 100;
    public const int CardsInCell = 200;
    public const int EvidenceOnCard = 100;
    public const int LinesUnderLane = 10;
    public const int MeasurementsOnCard = 200;

    /// <summary>Sections and traits of a persona, each.</summary>
    public const int PersonaParts = 60;

    /// <summary>The longest that a step may take or wait: ten years, in minutes.</summary>
    public const int Minutes = 10 * 366 * 24 * 60;

    public const int Title = 300;
    public const int Text = 10_000;
    public const int WebAddress = 2_000;

    /// <summary>Operations in one submission, those inside a batch counted.</summary>
    public const int OperationsInSubmission = 10_000;

    /// <summary>Elements that one submission may touch, each counted as often as it is: a stage removed and restored again and again would hold up everybody else.</summary>
    public const int WorkInSubmission = 100_000;

    /// <summary>Bytes of one submission as JSON.</summary>
    public const int SubmissionBytes = 10 * 1024 * 1024;

    /// <summary>Characters of a submission id.</summary>
    public const int SubmissionId = 64;
}
