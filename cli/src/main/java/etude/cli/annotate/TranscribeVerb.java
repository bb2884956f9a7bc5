package etude.cli.annotate;

import etude.analysis.harmony.Key;
import etude.analysis.pitch.Transcriber;
import etude.analysis.pitch.Transcription;
import etude.analysis.pitch.Voices;
import etude.annotation.PitchedNote;
import etude.audio.SoundFile;
import etude.cli.Progress;
import etude.signal.Waveform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Writes down notes. */
@Command(
        name = "transcribe",
        description = {
            "Write down the notes that are heard, of one voice or of several: when, how long, which pitch, how loud.",
            "It is written as mid, jams, csv, txt (labels of Audacity).",
            "",
            "Example: etude transcribe solo.wav -o solo.mid"
        })
public final class TranscribeVerb extends AnnotationVerb {

    @Option(
            names = "--voices",
            defaultValue = "auto",
            paramLabel = "HOW_MANY",
            converter = VoicesConverter.class,
            description = {
                "one (a singer, an instrument that plays a note at a time), several (chords, ensembles, songs)",
                "or auto, whichever is heard (default: ${DEFAULT-VALUE})."
            })
    private Voices voices = Voices.AUTO;

    /** Names in small letters, as they are told. */
    static final class VoicesConverter implements ITypeConverter<Voices> {
        @Override
        public Voices convert(String value) {
            for (Voices voices : Voices.values()) {
                if (voices.name().equalsIgnoreCase(value)) {
                    return voices;
                }
            }
            throw new TypeConversionException("'" + value + "' is none of one, several, auto.");
        }
    }

    @Override
    List<String> kinds() {
        return Annotations.NOTE_KINDS;
    }

    @Override
    Answer hear(Path file, SoundFile sound, Progress progress) throws IOException {
        sound.watch(progress.part(0, 0.1)::at, 1);
        Waveform clip = sound.read();
        Transcription notes = Transcriber.standard().withVoices(voices).transcribe(clip);
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("notes", notes.heard().stream().map(TranscribeVerb::data).toList());
        map.putAll(Annotations.data(notes.method()));
        return new Answer(
                map,
                lines(notes),
                notes.warnings(),
                Annotations.of(file, clip.duration())
                        .inKey(Annotations.keyOf(notes.notes()))
                        .notes(notes));
    }

    private static Map<String, @Nullable Object> data(Transcription.Heard heard) {
        PitchedNote note = heard.note();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("onset", note.onset());
        map.put("offset", note.offset());
        map.put("midi", note.midi());
        map.put("frequency", note.frequency());
        map.put("velocity", note.velocity());
        map.put("confidence", heard.confidence());
        return map;
    }

    private static List<String> lines(Transcription notes) {
        List<String> lines = new ArrayList<>();
        int n = notes.heard().size();
        lines.add(n == 0 ? "no note was found" : n + (n == 1 ? " note" : " notes"));
        Optional<Key> key = Annotations.keyOf(notes.notes());
        for (PitchedNote note : notes.notes()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%9.3f s  %9.3f s  %-4s %8.2f Hz",
                    note.onset(),
                    note.offset(),
                    Annotations.noteName(note, key),
                    note.frequency()));
        }
        return lines;
    }
}
