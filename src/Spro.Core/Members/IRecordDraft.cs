using Spro.Core.Catalogue;
using Spro.Core.Common;

namespace Spro.Core.Members;

/// <summary>What somebody typed about a record of the directory, to be judged and then said by the record.</summary>
/// <typeparam name="T">What the record is.</typeparam>
public interface IRecordDraft<in T>
    where T : SourcedRecord
{
    /// <summary>Whether who saves it has read all that the record says, and so confirms it.</summary>
    bool SaysAll => true;

    /// <summary>Has the record say it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="catalogue">Communes and places.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="RefusedException">Something typed cannot be kept.</exception>
    void ApplyTo(T record, PublicCatalogue catalogue, DateOnly today);
}
