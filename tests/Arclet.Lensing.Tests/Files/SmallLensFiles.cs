namespace Arclet.Lensing.Tests.Files;

/// <summary>Small lens files made here, in both languages, with all that the readers know.</summary>
internal static class SmallLensFiles
{
    public const string French = """
        #Chi2tot: 12.5
        runmode
        	reference     3 3.586259 -30.400174
        	inverse   3 0.5 1000
        	mass  0 2000 0.308 mass_1
        	end
        image
        	multfile    1 images.cat
        	forme       -1
        	z_m_limit  1 2.1 1 1.0 4.0 0.01
        	mult_wcs    1
        	sigposArcsec   0.5
        	end
        grille
        	nombre      128
        	polaire     0
        	nlentille   5
        	nlens_opt   2
        	end
        potentiel O1   # the cluster
        	profil       81
        	x_centre     -2.0763
        	y_centre     1.3885
        	ellipticite     0.828247
        	angle_pos       90.533509
        	core_radius_kpc     85.05
        	cut_radius_kpc     1000.0
        	v_disp     607.07
        	z_lens     0.308
        	end
        limit O1
        	x_centre     1 -4.0 2.0 0.01
        	core_radius_kpc 3 90.0 10.0 0.1
        	v_disp     3 600.0 20.0 0.1
        	end
        potentiel O2
        	profil 14
        	x_centre 0
        	y_centre 0
        	gamma 0.05
        	angle_pos 30
        	z_lens 0.308
        	end
        limit O2
        	gamma 1 0.0 0.2 0.01
        	end
        potentiel O3
        	profil 12
        	x_centre 1.5
        	y_centre -20
        	ellipticite 0.15
        	angle_pos 30
        	concentration 5.5
        	scale_radius_kpc 300.0
        	z_lens 0.308
        	end
        potfile
        	filein  1 members.cat
        	zlens   0.308
        	type    81
        	corekpc 0.15
        	mag0    19.44
        	sigma   1 120.0 200.0
        	cutkpc  3 13.0 1.0
        	slope   0 4.0 4.2
        	vdslope 0 4.0 0.0
        	end
        cline
        	nplan    1 2.0
        	dmax     40.0
        	end
        grande
        	iso         0 0 0.0 0.0 0.0
        	name        best
        	large_dist  0.3
        	end
        cosmologie
        	model       1
        	H0        70.0
        	omegaM    0.3
        	omegaX    0.7
        	omegaK    0.
        	wX        -1.0
        	wa        0.0
        	end
        champ
        	dmax     60.0
        	end
        fini

        """;

    public const string English = """
        runmode
            reference 1 00:14:20.702 -30:24:00.63
            end
        grid
            number 128
            nlens 1
            end
        potential 1
            profile 81
            x_centre 0.5
            y_centre -1
            ellipticity 0.3
            angle_pos 30
            core_radius 5
            cut_radius 200
            v_disp 1000
            z_lens 0.308
            end
        cosmology
            H0 70.0
            omega 0.3
            lambda 0.7
            end
        field
            xmin -60
            xmax 60
            end
        finish

        """;

    public const string Members = """
        #REFERENCE 3 3.586259 -30.400174
        1439.0 -26.498892 30.70692 3.9 3.0 -63.9 17.894843 0.0
        951.0 20.488602 -32.4396 2.4 1.8 0.9 18.6763 0.0

        """;

    public const string Images = """
        #REFERENCE 0
        1.1 3.5975477 -30.4039180 0.1 0.1 50.0 1.688 25.0
        1.2 3.5959456 -30.4068220 0.1 0.1 50.0 1.688 25.0
        2.1 3.5832588 -30.4033510 0.1 0.1 50.0 0.0 25.0
        2.2 3.5972752 -30.3967240 0.1 0.1 50.0 0.0 25.0

        """;

    public const string Chain = """
        #Nsample
        #ln(Lhood)
        #O1 : x (arcsec)
        #O1 : rc (arcsec)
        #O1 : sigma (km/s)
        #O2 : gamma
        #Pot0 rcut (arcsec)
        #Pot0 sigma (km/s)
        #Redshift of 2.1
        #Chi2
        1 -10.5 -2.1 18.5 605.5 0.04 2.9 151.5 2.25 21.0
        1 -11.5 -2.2 18.75 606.5 0.05 3.0 152.5 2.5 22.0
        2 -12.5 -2.3 19.0 607.5 0.06 3.1 153.5 2.75 23.0

        """;

    /// <summary>The French file with its catalogues, in a folder.</summary>
    public static string WriteTo(LensFolder folder)
    {
        folder.Write("members.cat", Members);
        folder.Write("images.cat", Images);
        return folder.Write("cluster.par", French);
    }
}
