// Killed processes and lease times are watched here: what runs beside them would only make the waiting longer.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
