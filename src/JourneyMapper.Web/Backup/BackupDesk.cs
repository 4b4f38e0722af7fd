using System.IO.Pipelines;

namespace JourneyMapper.Web.Backup;

/// <summary>Backups for browsers. One at a time in this process: each reads everything there is.</summary>
public sealed class BackupDesk(Archives archives)
{
    private int busy;

    /// <summary>The turn to make one; null while somebody else has it. Dispose of it to let the next one in.</summary>
    public Turn? TryBegin() => Interlocked.CompareExchange(ref busy, 1, 0) == 0 ? new(this, archives) : null;

    /// <summary>The right to make one backup.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly Archives archives;
        private BackupDesk? desk;

        internal Turn(BackupDesk desk, Archives archives) => (this.desk, this.archives) = (desk, archives);

        /// <summary>Streams an archive; what waits to be sent is a few buffers, however slow the other end is.</summary>
        public async Task WriteAsync(Stream to, CancellationToken cancel)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var pipe = new Pipe();
            var writing = Task.Factory.StartNew(() => Write(pipe.Writer, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            try
            {
                await pipe.Reader.CopyToAsync(to, cancel);
            }
            finally
            {
                // Whoever went away is not written for; what else went wrong has come through the pipe.
                await stop.CancelAsync();
                await pipe.Reader.CompleteAsync();
                await writing;
            }
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref desk, null) is { } mine) Volatile.Write(ref mine.busy, 0);
        }

        private void Write(PipeWriter to, CancellationToken cancel)
        {
            Exception? failure = null;
            try
            {
                using var stream = to.AsStream(leaveOpen: true);
                archives.Write(stream, cancel);
            }
            catch (Exception e)
            {
                failure = e;
            }
            to.Complete(failure);
        }
    }
}
