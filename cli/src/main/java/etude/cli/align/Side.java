package etude.cli.align;

import etude.analysis.synchronisation.Alignment;
import etude.analysis.synchronisation.Synchroniser;
import etude.audio.SoundFile;
import etude.symbolic.Score;
import etude.symbolic.format.MidiFile;
import etude.symbolic.format.MusicXml;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * One of the two that are aligned: a sound, or a score by its file's extension.
 *
 * @param file as the user named it
 * @param sound where it is one
 * @param score where it is one
 */
record Side(Path file, Optional<SoundFile> sound, Optional<Score> score) {

    private static final int RATE = 22_050;

    /** Opens a file. */
    static Side of(Path file) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".mid") || name.endsWith(".midi")) {
            return new Side(file, Optional.empty(), Optional.of(MidiFile.read(file)));
        }
        if (name.endsWith(".musicxml") || name.endsWith(".mxl") || name.endsWith(".xml")) {
            return new Side(file, Optional.empty(), Optional.of(MusicXml.read(file)));
        }
        SoundFile sound = SoundFile.open(file, SoundFile.MIX, own -> RATE);
        sound.demandFinite();
        return new Side(file, Optional.of(sound), Optional.empty());
    }

    /** Seconds. */
    double duration() {
        return score.map(s -> s.piece().duration())
                .orElseGet(() -> sound.orElseThrow().duration());
    }

    /** This one first, the other second. */
    Alignment align(Side other) throws IOException {
        Synchroniser synchroniser = Synchroniser.standard();
        if (sound.isPresent() && other.sound.isPresent()) {
            return synchroniser.align(sound.get(), other.sound.get());
        }
        if (sound.isPresent()) {
            return synchroniser.align(sound.get(), other.score.orElseThrow().piece());
        }
        if (other.sound.isPresent()) {
            return turned(
                    synchroniser.align(other.sound.get(), score.orElseThrow().piece()));
        }
        return synchroniser.align(
                score.orElseThrow().piece(), other.score.orElseThrow().piece());
    }

    private static Alignment turned(Alignment alignment) {
        return new Alignment(alignment.second(), alignment.first(), alignment.confidence(), alignment.method());
    }
}
