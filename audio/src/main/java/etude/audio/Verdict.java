package etude.audio;

import etude.audio.AudioWarning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the end of a file shows: whether the sound that came out is the sound that the file promised. */
final class Verdict {

    private final AudioInfo info;
    private final Demuxer demuxer;
    private final DecodeTally tally;
    private final long decoded;
    private final List<AudioWarning> warnings = new ArrayList<>();

    private Verdict(AudioInfo info, Demuxer demuxer, DecodeTally tally, long decoded) {
        this.info = info;
        this.demuxer = demuxer;
        this.tally = tally;
        this.decoded = decoded;
    }

    static List<AudioWarning> of(AudioInfo info, Demuxer demuxer, DecodeTally tally, long decoded) {
        Verdict verdict = new Verdict(info, demuxer, tally, decoded);
        verdict.damage();
        verdict.duration();
        verdict.emptiness();
        return verdict.warnings;
    }

    private void damage() {
        if (tally.stoppedEarly()) {
            add(Kind.CORRUPT, "Reading stopped at %.3f s: %s.", seconds(decoded), Av.error(tally.endCode()));
        }
        if (tally.damagedPackets() > 0 || tally.complaints() > 0) {
            add(
                    Kind.CORRUPT,
                    "%d of %d packets are damaged and the decoder complained %d times; first: %s.",
                    tally.damagedPackets(),
                    tally.packets(),
                    tally.complaints(),
                    tally.firstComplaint() == null ? "corrupt packet" : tally.firstComplaint());
        }
    }

    private void duration() {
        if (info.declaredDuration().isEmpty() || info.durationIsEstimate()) {
            return;
        }
        double declared = info.declaredDuration().getAsDouble();
        double missing = declared * info.sampleRate() - decoded;
        if (Math.abs(missing) <= tolerance()) {
            return;
        }
        add(
                missing > 0 ? Kind.TRUNCATED : Kind.DURATION,
                "Expected %.3f s by the header, found %.3f s: %s.",
                declared,
                seconds(decoded),
                missing > 0 ? "the file is cut or damaged" : "the header is wrong");
    }

    private double tolerance() {
        return info.bitsPerSample() > 0 ? 1 : 2 * 1152;
    }

    private void emptiness() {
        if (decoded == 0) {
            add(Kind.CONTENT, "The file holds no samples at all.");
        }
    }

    private double seconds(long samples) {
        return (double) samples / info.sampleRate();
    }

    private void add(Kind kind, String format, Object... arguments) {
        warnings.add(new AudioWarning(kind, String.format(Locale.ROOT, format, arguments)));
    }
}
