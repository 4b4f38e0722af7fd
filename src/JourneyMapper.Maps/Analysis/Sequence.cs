namespace JourneyMapper.Maps.Analysis;

/// <summary>Orders compared.</summary>
internal static class Sequence
{
    /// <summary>
    /// The most of the numbers that already stand in rising order; the others are those that were moved. The same input gives the same
    /// answer, so that what is called "moved" does not change between two looks.
    /// </summary>
    /// <returns>Indexes into the list.</returns>
    public static HashSet<int> Staying(IReadOnlyList<int> numbers)
    {
        // Of each length, the index at which the row with the smallest end ends; and what stands before each number in its row.
        var ends = new List<int>();
        var before = new int[numbers.Count];
        for (var i = 0; i < numbers.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (numbers[ends[middle]] < numbers[i]) low = middle + 1;
                else high = middle;
            }

            before[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count) ends.Add(i);
            else ends[low] = i;
        }

        var staying = new HashSet<int>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = before[i]) staying.Add(i);
        return staying;
    }
}
