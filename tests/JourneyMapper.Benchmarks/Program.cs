using JourneyMapper.Benchmarks;
using JourneyMapper.Benchmarks.Board;
using JourneyMapper.Benchmarks.Browser;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Benchmarks.Floor;
using JourneyMapper.Benchmarks.Library;

if (args is [FloorServer.Command, var address])
{
    await FloorServer.RunAsync(address);
    return 0;
}

if (Options.Read(args) is not { } options)
{
    Console.Error.WriteLine(Options.Usage);
    return 2;
}

Console.WriteLine($"Machine: {Machine.Describe()}");
Console.WriteLine($"Load before: {Machine.Load()}; rounds: {options.Rounds}{(options.Quick ? ", quick: not for figures" : "")}");
var report = new Report();
if (options.Wants("hub")) await HubBenchmark.RunAsync(options, report);
if (options.Wants("cost")) await CostBenchmark.RunAsync(options, report);
if (options.Wants("letter")) await LetterBenchmark.RunAsync(options, report);
if (options.Wants("open")) await OpenBenchmark.RunAsync(options, report);
if (options.Wants("views")) await ViewsBenchmark.RunAsync(options, report);
if (options.Wants("board")) await BoardBenchmark.RunAsync(options, report);
if (options.Wants("rights")) await RightsBenchmark.RunAsync(options, report);
if (options.Wants("nodes")) await NodesBenchmark.RunAsync(options, report);
if (options.Wants("search")) await SearchBenchmark.RunAsync(options, report);
if (options.Wants("library")) await LibraryBenchmark.RunAsync(options, report);
if (options.Wants("templates")) await TemplatesBenchmark.RunAsync(options, report);
if (options.Wants("backup")) await BackupBenchmark.RunAsync(options, report);
Console.WriteLine($"Load after: {Machine.Load()}");
report.Print();
return report.HasMiss ? 1 : 0;
