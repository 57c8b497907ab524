namespace Arclet.Inference.Sampling;

/// <summary>Dual averaging of ln of the step towards a mean acceptance (Nesterov 2009; Hoffman and Gelman 2014, section 3.2, with their constants).</summary>
internal sealed class StepAdaptation(double target)
{
    private double centre;
    private double error;
    private double average;
    private int count;

    /// <summary>The averaged step.</summary>
    public double Final => Math.Exp(average);

    public void Restart(double step)
    {
        centre = Math.Log(10 * step);
        average = Math.Log(step);
        error = 0;
        count = 0;
    }

    /// <summary>The step after one more trajectory.</summary>
    public double Update(double acceptance)
    {
        count++;
        double share = 1 / (count + 10.0);
        error = ((1 - share) * error) + (share * (target - acceptance));
        double logStep = centre - (error * Math.Sqrt(count) / 0.05), weight = Math.Pow(count, -0.75);
        average = (weight * logStep) + ((1 - weight) * average);
        return Math.Exp(logStep);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(centre);
        writer.Write(error);
        writer.Write(average);
        writer.Write(count);
    }

    public void Restore(BinaryReader reader) => (centre, error, average, count) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt32());
}
