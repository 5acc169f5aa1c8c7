using System.Diagnostics.Metrics;
using Spro.Core.Guidance;

namespace Spro.Web.Infrastructure;

/// <summary>What first answers tell the operator, without anybody's situation: how many, and where no door was found.</summary>
internal sealed class FirstAnswerMetrics
{
    public const string MeterName = "Spro.FirstAnswer";

    private readonly Counter<long> _answers;
    private readonly Counter<long> _gaps;

    public FirstAnswerMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _answers = meter.CreateCounter<long>("spro.first_answers", "{answer}", "First answers given");
        _gaps = meter.CreateCounter<long>(
            "spro.coverage_gaps",
            "{gap}",
            "Networks named in an answer that have no reachable place and no remote channel there"
        );
    }

    public void Count(CompleteAnswer answer)
    {
        _answers.Add(1);
        foreach (var network in answer.Answers.Concat(answer.Complements))
        {
            if (network.CoverageGap)
                _gaps.Add(1, new KeyValuePair<string, object?>("network", network.Answer.Network.Code));
        }
    }
}
