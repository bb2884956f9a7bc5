package etude.resynthesis;

import etude.representation.Decibels;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.signal.Frames;
import java.util.function.Function;

/** The way back from each member of the family. */
final class Inversion implements Representation.Visitor<Inverse> {

    private static final String NO_PHASE = "Phases are lost; Griffin-Lim finds some that fit the magnitudes.";

    @Override
    public Inverse stft(Stft stft) {
        Inverse.Way way = (frames, job) -> {
            int length = job.length() < 0 ? InverseStft.naturalLength(stft, frames.count()) : job.length();
            float[] sound = InverseStft.apply(stft, frames, length);
            job.progress().report(1);
            return sound;
        };
        return stft.hop() < stft.winLength()
                ? Inverse.exact("Magnitudes and phases are kept, and windows overlap.", way)
                : Inverse.approximate("Windows do not overlap: samples where they are zero are lost.", way);
    }

    @Override
    public Inverse spectrogram(Spectrogram spectrogram) {
        if (!(spectrogram.source() instanceof Stft stft)) {
            return Inverse.none("Only of an STFT are phases looked for; these are magnitudes of a "
                    + spectrogram.source().layout().name() + ".");
        }
        return Inverse.approximate(NO_PHASE, (frames, job) -> {
            Frames magnitudes = spectrogram.power() == 1 ? frames : each(frames, root(spectrogram.power()));
            int length = job.length() < 0 ? InverseStft.naturalLength(stft, frames.count()) : job.length();
            return job.griffinLim().apply(stft, magnitudes, length, job.progress());
        });
    }

    @Override
    public Inverse mel(Mel mel) {
        Inverse source = mel.source().accept(this);
        String reason = "Bins within a mel band are lost; non-negative least squares shares its energy out among them. "
                + source.invertibility().reason();
        return Inverse.approximate(reason, (frames, job) -> {
            var solver = new NonNegativeLeastSquares(mel.filterbank().matrix());
            Frames bins = solver.apply(frames, job.progress().part(0, 0.5));
            var rest = new Inverse.Job(job.griffinLim(), job.length(), job.progress().part(0.5, 1));
            return source.way().back(bins, rest);
        });
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

    private interface Number {
        double of(double value);
    }

    private static Number root(double power) {
        return power == 2 ? x -> Math.sqrt(Math.max(0, x)) : x -> Math.pow(Math.max(0, x), 1 / power);
    }

    private static Frames each(Frames frames, Number number) {
        float[] in = frames.data();
        float[] out = new float[in.length];
        for (int i = 0; i < in.length; i++) {
            out[i] = (float) number.of(in[i]);
        }
        return new Frames(frames.shape(), false, frames.count(), out);
    }
}
