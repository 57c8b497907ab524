using Arclet.Fits;

namespace Arclet.Lensing.Fitting;

/// <summary>
/// A lens model whose free parameters change in place: forward the field at points for D_LS/D_S = 1, backward the derivatives by the free parameters. All lenses are
/// taken as one plane. An instance belongs to one thread.
/// </summary>
internal sealed class FitModel
{
    private static readonly double Ln10 = Math.Log(10);

    private readonly LensProblem problem;
    private readonly LensModel model;
    private readonly LensParameter[] parameters;
    private readonly FitLenses lenses;
    private readonly FitFamily[] families;
    private readonly Potential[] potentials;
    private readonly int[] laneOf;
    private readonly List<int> movers = [];
    private readonly List<int> others = [];
    private readonly CompiledLens?[] compiled;

    public FitModel(LensProblem problem, IReadOnlyList<LensPrior> free)
    {
        this.problem = problem;
        model = problem.Model;
        parameters = [.. free.Select(p => p.Parameter)];
        if (model.AllPotentials.Count == 0)
            throw new InputException("the lens model has no potential: expected at least one");
        if (model.Planes == PlaneTreatment.MultiPlane && !model.HasOnePlane)
            throw new InputException("the lenses lie at several redshifts in a model of several planes: a fit takes one plane only");
        foreach (LensParameter p in parameters)
        {
            if (p.Owner != LensParameterOwner.ImageSystem && p.Quantity == LensParameterKind.Redshift)
                throw new InputException($"{FitParameters.NameOf(problem, p)} is free: a fit takes lens redshifts as given");
        }

        potentials = [.. model.Potentials];
        laneOf = new int[potentials.Length];
        compiled = new CompiledLens?[potentials.Length];
        int lanes = 0;
        for (int i = 0; i < potentials.Length; i++)
            laneOf[i] = ProfileFormulas.IsIsothermalEllipse(potentials[i].Profile) ? lanes++ : -1;
        int first = lanes;
        foreach (PotentialFamily family in model.Families)
        {
            if (!ProfileFormulas.IsIsothermalEllipse(family.Profile))
                throw new InputException($"family {family.Id} has the profile {family.Profile}: a fit takes families of dPIE, PIEMD or SIE members");
            lanes += family.Members.Count;
        }

        lenses = new FitLenses(lanes);
        families = new FitFamily[model.Families.Count];
        for (int f = 0; f < families.Length; f++)
        {
            families[f] = new FitFamily(model, model.Families[f], lenses, first);
            first += model.Families[f].Members.Count;
        }

        for (int i = 0; i < potentials.Length; i++)
        {
            bool isFree = parameters.Any(p => p.Owner == LensParameterOwner.Potential && p.Index == i);
            if (isFree)
                movers.Add(i);
            if (laneOf[i] < 0)
                others.Add(i);
            Renew(i);
        }
    }

    /// <summary>The redshift whose D_LS/D_S all lenses take: that of the model's first lens.</summary>
    public double LensRedshift => model.AllPotentials[0].Redshift;

    /// <summary>Sets the free parameters.</summary>
    /// <returns>False where a value is outside what its profile can mean.</returns>
    public bool Set(ReadOnlySpan<double> theta)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            LensParameter p = parameters[i];
            if (!double.IsFinite(theta[i]))
                return false;
            if (p.Owner == LensParameterOwner.Potential)
                potentials[p.Index] = LensProblem.Changed(potentials[p.Index], p.Quantity, theta[i]);
            else if (p.Owner == LensParameterOwner.Family)
                families[p.Index].Set(p.Quantity, theta[i]);
        }

        foreach (int i in movers)
        {
            Potential p = potentials[i];
            if (Math.Abs(p.Ellipticity) >= 1 || (p.Profile == MassProfile.DualPseudoIsothermal && !(p.CutRadiusArcsec > 0)))
                return false;
            Renew(i);
        }

        foreach (FitFamily family in families)
            family.Apply();
        return true;
    }

    /// <summary>Fills the batch's deflections and Hessians.</summary>
    public void Forward(PointBatch batch)
    {
        batch.Close();
        lenses.Evaluate(batch);
        foreach (int i in others)
            compiled[i]!.AddTo(batch.X.AsSpan(0, batch.Count), batch.Y.AsSpan(0, batch.Count), batch.AlphaX, batch.AlphaY, batch.Xx, batch.Xy, batch.Yy);
    }

    /// <summary>Adds d ln L by the lens parameters, from the batch's weights.</summary>
    public void Backward(PointBatch batch, bool withHessian, Span<double> gradient)
    {
        lenses.Backward(batch, withHessian);
        Span<double> byPotential = stackalloc double[8];
        for (int f = 0; f < families.Length; f++)
            families[f].Gather();
        foreach (int i in movers)
        {
            byPotential.Clear();
            bool needsPoints = laneOf[i] < 0 || IsMoved(i);
            if (needsPoints)
            {
                AddAtPoints(i, batch, withHessian, byPotential);
            }
            else
            {
                (double amplitude, double core, double cut) = lenses.Derivatives(laneOf[i]);
                byPotential[(int)PotentialParameter.Strength] = amplitude * 2 * Amplitude(potentials[i]) * potentials[i].VelocityDispersionKms;
                byPotential[(int)PotentialParameter.CoreRadius] = core;
                byPotential[(int)PotentialParameter.CutRadius] = cut;
            }

            for (int k = 0; k < parameters.Length; k++)
            {
                if (parameters[k].Owner == LensParameterOwner.Potential && parameters[k].Index == i)
                    gradient[k] += byPotential[(int)ParameterOf(parameters[k].Quantity)];
            }
        }

        for (int k = 0; k < parameters.Length; k++)
        {
            if (parameters[k].Owner == LensParameterOwner.Family)
                gradient[k] += families[parameters[k].Index].By(parameters[k].Quantity);
        }
    }

    private double Amplitude(Potential p) => ProfileFormulas.AmplitudeScale(p.Profile, model.Constants, 0);

    /// <summary>Whether the position, ellipticity or angle is free.</summary>
    private bool IsMoved(int potential)
    {
        foreach (LensParameter p in parameters)
        {
            if (p.Owner == LensParameterOwner.Potential && p.Index == potential && p.Quantity is LensParameterKind.X or LensParameterKind.Y or LensParameterKind.Ellipticity or LensParameterKind.Angle)
                return true;
        }

        return false;
    }

    private void AddAtPoints(int i, PointBatch batch, bool withHessian, Span<double> sum)
    {
        CompiledLens lens = compiled[i] ?? CompiledLens.Create(model, potentials[i], 1, 1);
        for (int k = 0; k < batch.Count; k++)
        {
            PotentialGradient gradient = lens.EvaluateGradient(batch.X[k], batch.Y[k]);
            for (int j = 0; j < sum.Length; j++)
            {
                LensTerms t = gradient.By((PotentialParameter)j);
                sum[j] += (batch.WeightX[k] * t.AlphaX) + (batch.WeightY[k] * t.AlphaY);
                if (withHessian)
                    sum[j] += (batch.WeightXx[k] * t.PsiXx) + (batch.WeightXy[k] * t.PsiXy) + (batch.WeightYy[k] * t.PsiYy);
            }
        }
    }

    private void Renew(int i)
    {
        Potential p = potentials[i];
        if (laneOf[i] < 0)
        {
            compiled[i] = CompiledLens.Create(model, p, 1, 1);
            return;
        }

        lenses.Place(laneOf[i], p.X, p.Y, p.Ellipticity, p.AngleDegrees);
        lenses.Scale(laneOf[i], ProfileFormulas.Core(p), ProfileFormulas.Cut(p), Amplitude(p) * p.VelocityDispersionKms * p.VelocityDispersionKms);
    }

    private static PotentialParameter ParameterOf(LensParameterKind quantity) => quantity switch
    {
        LensParameterKind.X => PotentialParameter.X,
        LensParameterKind.Y => PotentialParameter.Y,
        LensParameterKind.Ellipticity => PotentialParameter.Ellipticity,
        LensParameterKind.Angle => PotentialParameter.AngleDegrees,
        LensParameterKind.CoreRadius or LensParameterKind.ScaleRadius or LensParameterKind.EffectiveRadius => PotentialParameter.CoreRadius,
        LensParameterKind.CutRadius => PotentialParameter.CutRadius,
        LensParameterKind.InnerSlope or LensParameterKind.SersicIndex => PotentialParameter.Shape,
        _ => PotentialParameter.Strength,
    };

    /// <summary>The members of a scaling relation: their lanes, and the chain rule from each member's numbers to the shared ones.</summary>
    private sealed class FitFamily
    {
        private readonly LensModel model;
        private readonly PotentialFamily family;
        private readonly FitLenses lenses;
        private readonly int first;
        private readonly double[] difference, sigmaRatio, cutRatio, coreRatio;
        private ScalingRelation relation;
        private bool changed = true, slopesChanged = true;
        private double bySigma, byCut, byCore, byDispersionSlope, byCutSlope;

        public FitFamily(LensModel model, PotentialFamily family, FitLenses lenses, int first)
        {
            (this.model, this.family, this.lenses, this.first, relation) = (model, family, lenses, first, family.Relation);
            int n = family.Members.Count;
            (difference, sigmaRatio, cutRatio, coreRatio) = (new double[n], new double[n], new double[n], new double[n]);
            for (int i = 0; i < n; i++)
            {
                FamilyMember m = family.Members[i];
                difference[i] = relation.ReferenceMagnitude - m.Magnitude;
                lenses.Place(first + i, m.X, m.Y, m.Ellipticity, m.AngleDegrees);
            }

            Apply();
        }

        public void Set(LensParameterKind quantity, double value)
        {
            changed = true;
            slopesChanged |= quantity is LensParameterKind.DispersionSlope or LensParameterKind.CutSlope;
            relation = LensProblem.Changed(relation, quantity, value);
        }

        public void Apply()
        {
            if (!changed)
                return;
            double scale = ProfileFormulas.AmplitudeScale(family.Profile, model.Constants, 0);
            for (int i = 0; i < difference.Length; i++)
            {
                if (slopesChanged)
                {
                    sigmaRatio[i] = Math.Pow(10, (0.4 * difference[i] / relation.DispersionSlope) + family.Members[i].DispersionOffsetDex);
                    cutRatio[i] = Math.Pow(10, (0.8 * difference[i] / relation.CutSlope) + family.Members[i].CutOffsetDex);
                    coreRatio[i] = Math.Pow(10, 0.2 * difference[i]);
                }

                double sigma = relation.VelocityDispersionKms * sigmaRatio[i];
                bool hasCore = family.Profile != MassProfile.SingularIsothermalEllipsoid, hasCut = family.Profile == MassProfile.DualPseudoIsothermal;
                lenses.Scale(first + i, hasCore ? relation.CoreRadiusArcsec * coreRatio[i] : 0, hasCut ? relation.CutRadiusArcsec * cutRatio[i] : double.PositiveInfinity, scale * sigma * sigma);
            }

            changed = slopesChanged = false;
        }

        public void Gather()
        {
            double scale = ProfileFormulas.AmplitudeScale(family.Profile, model.Constants, 0);
            double dispersionFactor = -0.4 * Ln10 / (relation.DispersionSlope * relation.DispersionSlope), cutFactor = -0.8 * Ln10 / (relation.CutSlope * relation.CutSlope);
            bySigma = byCut = byCore = byDispersionSlope = byCutSlope = 0;
            for (int i = 0; i < difference.Length; i++)
            {
                (double amplitude, double core, double cut) = lenses.Derivatives(first + i);
                double sigma = relation.VelocityDispersionKms * sigmaRatio[i], dSigma = amplitude * 2 * scale * sigma;
                bySigma += dSigma * sigmaRatio[i];
                byCut += cut * cutRatio[i];
                byCore += core * coreRatio[i];
                byDispersionSlope += dSigma * sigma * dispersionFactor * difference[i];
                byCutSlope += cut * relation.CutRadiusArcsec * cutRatio[i] * cutFactor * difference[i];
            }
        }

        public double By(LensParameterKind quantity) => quantity switch
        {
            LensParameterKind.VelocityDispersion => bySigma,
            LensParameterKind.CutRadius => byCut,
            LensParameterKind.CoreRadius => byCore,
            LensParameterKind.DispersionSlope => byDispersionSlope,
            _ => byCutSlope,
        };
    }
}
