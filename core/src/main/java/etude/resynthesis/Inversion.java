package etude.resynthesis;

import etude.representation.Cens;
import etude.representation.ChromaCqt;
import etude.representation.ChromaStft;
import etude.representation.Conditioning;
import etude.representation.ConstantQ;
import etude.representation.Decibels;
import etude.representation.Delta;
import etude.representation.FilteredSpectrogram;
import etude.representation.FourierTempogram;
import etude.representation.GaborEnergies;
import etude.representation.Hpcp;
import etude.representation.Hpss;
import etude.representation.Log;
import etude.representation.LogEnergy;
import etude.representation.LogOnePlus;
import etude.representation.Lpc;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.OnsetStrength;
import etude.representation.Pcen;
import etude.representation.PreciseSpectrogram;
import etude.representation.Raw;
import etude.representation.Reassigned;
import etude.representation.Representation;
import etude.representation.Rms;
import etude.representation.SpectralDescriptor;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Tempogram;
import etude.representation.Tonnetz;
import etude.representation.ZeroCrossingRate;
import etude.signal.Filterbank;
import etude.signal.Frames;
import java.util.Arrays;
import java.util.function.Function;

/** The way back from each member of the family. */
final class Inversion implements Representation.Visitor<Inverse> {

    private static final String OCTAVES =
            "Octaves are folded into one; Shepard tones have a pitch class and no octave.";
    private static final String NO_PHASE = "Phases are lost; Griffin-Lim finds some that fit the magnitudes.";

    @Override
    public Inverse stft(Stft stft) {
        Inverse.Way way = (frames, job) -> {
            float[] sound = InverseStft.apply(stft, frames, length(stft, frames, job));
            job.progress().report(1);
            return unconditioned(stft.conditioning(), sound);
        };
        Conditioning conditioning = stft.conditioning();
        if (conditioning.removeMean() || conditioning.preemphasis() > 0) {
            return Inverse.approximate("Frames lost their mean or were emphasised one by one.", way);
        }
        return stft.hop() < stft.winLength()
                ? Inverse.exact("Magnitudes and phases are kept, and windows overlap.", way)
                : Inverse.approximate("Windows do not overlap: samples where they are zero are lost.", way);
    }

    @Override
    public Inverse spectrogram(Spectrogram spectrogram) {
        return spectrogram.source() instanceof Stft stft
                ? magnitudes(stft, spectrogram.power())
                : Inverse.none("Phases are looked for only where magnitudes are those of an STFT; these are of a "
                        + spectrogram.source().layout().name() + ".");
    }

    @Override
    public Inverse preciseSpectrogram(PreciseSpectrogram spectrogram) {
        return magnitudes(spectrogram.stft(), spectrogram.power());
    }

    private static Inverse magnitudes(Stft stft, double power) {
        return Inverse.approximate(NO_PHASE, (frames, job) -> {
            Frames magnitudes = power == 1 ? frames : each(frames, root(power));
            int length = length(stft, frames, job);
            float[] sound = job.griffinLim().apply(stft, magnitudes, length, job.progress());
            return unconditioned(stft.conditioning(), sound);
        });
    }

    private static int length(Stft stft, Frames frames, Inverse.Job job) {
        return job.length() < 0 ? InverseStft.naturalLength(stft, frames.count()) : job.length();
    }

    /** The sound before it was scaled and emphasised (as a whole: frames were emphasised one by one). */
    private static float[] unconditioned(Conditioning conditioning, float[] sound) {
        float[] back = new float[sound.length];
        double last = 0;
        for (int i = 0; i < sound.length; i++) {
            last = sound[i] / conditioning.scale() + conditioning.preemphasis() * last;
            back[i] = (float) last;
        }
        return back;
    }

    @Override
    public Inverse constantQ(ConstantQ constantQ) {
        String reason =
                "What lies outside the bins, and between frames where filters are shorter than the hop, is lost.";
        return Inverse.approximate(
                reason,
                (frames, job) -> InverseConstantQ.apply(
                        constantQ, frames, job.length(), InverseConstantQ.STEPS, job.progress()));
    }

    @Override
    public Inverse chromaStft(ChromaStft chroma) {
        return shepard(chroma);
    }

    @Override
    public Inverse chromaCqt(ChromaCqt chroma) {
        return shepard(chroma);
    }

    @Override
    public Inverse cens(Cens cens) {
        return shepard(cens);
    }

    private static Inverse shepard(Representation chroma) {
        return Inverse.approximate(OCTAVES, (frames, job) -> {
            int length = job.length() < 0 ? Math.max(0, (frames.count() - 1) * chroma.hop()) : job.length();
            float[] sound = ShepardTones.STANDARD.apply(frames, null, chroma.sampleRate(), chroma.hop(), length);
            job.progress().report(1);
            return sound;
        });
    }

    @Override
    public Inverse tonnetz(Tonnetz tonnetz) {
        return Inverse.none("Six numbers a frame are kept: which way harmony leans, not the notes.");
    }

    @Override
    public Inverse mel(Mel mel) {
        return bands("a mel band", mel.source(), mel.filterbank());
    }

    @Override
    public Inverse filtered(FilteredSpectrogram filtered) {
        return bands("a filter", filtered.source(), filtered.filterbank());
    }

    private Inverse bands(String band, Spectrogram spectrogram, Filterbank filterbank) {
        Inverse source = spectrogram.accept(this);
        String reason = "Bins within " + band
                + " are lost; non-negative least squares shares its energy out among them. "
                + source.invertibility().reason();
        return Inverse.approximate(reason, (frames, job) -> {
            var solver = new NonNegativeLeastSquares(filterbank.matrix());
            Frames bins = solver.apply(frames, job.progress().part(0, 0.5));
            var rest = new Inverse.Job(
                    job.griffinLim(), job.length(), job.progress().part(0.5, 1));
            return source.way().back(bins, rest);
        });
    }

    @Override
    public Inverse raw(Raw raw) {
        return Inverse.exact("The samples themselves are kept.", (frames, job) -> {
            int length = job.length() < 0 ? frames.data().length : job.length();
            job.progress().report(1);
            return Arrays.copyOf(frames.data(), length);
        });
    }

    @Override
    public Inverse reassigned(Reassigned reassigned) {
        int bins = reassigned.stft().bins();
        return magnitudes(reassigned.stft(), 1).after(frames -> {
            float[] magnitudes = new float[Math.multiplyExact(frames.count(), bins)];
            for (int t = 0; t < frames.count(); t++) {
                System.arraycopy(frames.data(), (3 * t + 2) * bins, magnitudes, t * bins, bins);
            }
            return Frames.of(bins, frames.count(), magnitudes);
        });
    }

    @Override
    public Inverse hpcp(Hpcp hpcp) {
        return Inverse.none("Octaves are folded into one and every frame is brought to the same loudness.");
    }

    @Override
    public Inverse pcen(Pcen pcen) {
        return Inverse.none("Bands are relative to a running mean of themselves, which is not kept.");
    }

    @Override
    public Inverse logEnergy(LogEnergy energy) {
        return Inverse.none("One loudness a frame is kept, not the sound.");
    }

    @Override
    public Inverse lpc(Lpc lpc) {
        return Inverse.none("The spectral envelope is kept, not the sound that it is the envelope of.");
    }

    @Override
    public Inverse gabor(GaborEnergies energies) {
        return Inverse.none("Smoothed energies of bands are kept, not what swings within them.");
    }

    @Override
    public Inverse decibels(Decibels decibels) {
        double factor = Math.log(10) / decibels.factor();
        double reference = decibels.reference() instanceof Decibels.Reference.Fixed fixed ? fixed.value() : 1;
        double scale = Math.max(decibels.amin(), reference);
        Inverse source = decibels.source().accept(this);
        Function<Frames, Frames> undo = frames -> each(frames, db -> scale * Math.exp(factor * db));
        return decibels.reference() instanceof Decibels.Reference.ClipMaximum
                ? source.after("The clip's loudness is lost: its loudest value stands at 0 dB.", undo)
                : source.after(undo);
    }

    @Override
    public Inverse mfcc(Mfcc mfcc) {
        int bands = mfcc.source().layout().size();
        Inverse source = mfcc.source().accept(this);
        Function<Frames, Frames> undo = frames -> Cepstra.toBands(mfcc, frames, bands);
        return mfcc.nMfcc() == bands
                ? source.after(undo)
                : source.after("Only the smooth shape of the " + bands + " bands is kept.", undo);
    }

    @Override
    public Inverse log(Log log) {
        double scale = 1 / log.base().perLn();
        return log.source().accept(this).after(frames -> each(frames, x -> Math.exp(scale * x)));
    }

    @Override
    public Inverse logOnePlus(LogOnePlus log) {
        double scale = 1 / log.base().perLn();
        return log.source().accept(this).after(frames -> each(frames, x -> Math.expm1(scale * x) / log.gain()));
    }

    @Override
    public Inverse hpss(Hpss hpss) {
        if (hpss.mask()) {
            return Inverse.none("A mask says what belongs to a part, not how loud it is.");
        }
        return hpss.part() == Hpss.Part.BOTH
                ? Inverse.none("These are two sounds at once; take the harmonic or the percussive part alone.")
                : hpss.source().accept(this).after("The other part of the sound is masked out.", Function.identity());
    }

    @Override
    public Inverse rms(Rms rms) {
        return Inverse.none("One level a frame is kept: how loud, not what.");
    }

    @Override
    public Inverse zeroCrossingRate(ZeroCrossingRate rate) {
        return Inverse.none("One number a frame is kept: how often the sound changes sign.");
    }

    @Override
    public Inverse descriptor(SpectralDescriptor descriptor) {
        return Inverse.none("A few numbers that describe a spectrum are kept, not the spectrum.");
    }

    @Override
    public Inverse delta(Delta delta) {
        return Inverse.none("Changes over time are kept, not the values that change.");
    }

    @Override
    public Inverse onsetStrength(OnsetStrength onset) {
        return Inverse.none("One number a frame is kept: how much begins there.");
    }

    @Override
    public Inverse tempogram(Tempogram tempogram) {
        return Inverse.none("The periods of onsets are kept, not what begins with them.");
    }

    @Override
    public Inverse fourierTempogram(FourierTempogram tempogram) {
        return Inverse.none("The periods of onsets are kept, not what begins with them.");
    }

    private interface Mapping {
        double of(double value);
    }

    private static Mapping root(double power) {
        return power == 2 ? x -> Math.sqrt(Math.max(0, x)) : x -> Math.pow(Math.max(0, x), 1 / power);
    }

    private static Frames each(Frames frames, Mapping number) {
        float[] in = frames.data();
        float[] out = new float[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = (float) number.of(in[i]);
        }
        return new Frames(frames.shape(), false, frames.count(), out);
    }
}
