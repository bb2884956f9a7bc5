package etude.report.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files are read, or refused with a sentence; nothing else happens. */
class AnnotationFuzzTest {

    private static final int ROUNDS = 1500;

    private static final List<String> SEEDS = List.of(
            "# x\n0.5 1.25 C:maj\n1.25 2 D:min7/b3\n",
            "start;end;label\n0,5;1,25;A\n\"1\";\"2\";\"b \"\"c\"\" d\"\n",
            "0.00\t-220.0\n0.01\t220.0\t1\n0.02\tnan\n",
            "pattern1\noccurrence1\n1.0, 65\n2.0, 61\n",
            "60.0\t120.0\t0.25\n",
            "F#\tminor\n",
            "a.wav\tstreet\t0.5\t1.0\tcar\nb.wav\n",
            "clip,rock,jazz\na,0.1,1\nb,0.5,0\n",
            "onset,duration,midi,velocity\n0.5,0.5,69,64\n",
            "{\"file_metadata\": {\"title\": \"x\", \"duration\": 3}, \"sandbox\": {}, \"annotations\": ["
                    + "{\"namespace\": \"beat\", \"data\": [{\"time\": 0.5, \"duration\": 0.0, \"value\": 1, \"confidence\": null}]},"
                    + "{\"namespace\": \"pitch_contour\", \"data\": {\"time\": [0.1], \"duration\": [0], \"value\":"
                    + " [{\"voiced\": true, \"index\": 0, \"frequency\": 220.5}], \"confidence\": [NaN]}},"
                    + "{\"namespace\": \"multi_segment\", \"data\": [{\"time\": 0, \"duration\": 1, \"value\":"
                    + " {\"label\": \"A\", \"level\": 0}}]},"
                    + "{\"namespace\": \"note_midi\", \"data\": [{\"time\": 0, \"duration\": 1, \"value\": 60.5}]},"
                    + "{\"namespace\": \"key_mode\", \"data\": [{\"time\": 0, \"duration\": 1, \"value\": \"C:minor\"}]},"
                    + "{\"namespace\": \"pattern_jku\", \"data\": [{\"time\": 0, \"duration\": 1, \"value\":"
                    + " {\"midi_pitch\": 60, \"pattern_id\": 1, \"occurrence_id\": 1}}]},"
                    + "{\"namespace\": \"tempo\", \"data\": [{\"time\": 0, \"duration\": 1, \"value\": 120, \"confidence\": 1}]}]}");

    private static final List<String> PIECES = List.of(
            "1e308",
            "-1",
            "nan",
            "inf",
            "\u00e9",
            "{",
            "[",
            "\"",
            ",",
            ";",
            "\t",
            "\r",
            "\n",
            "#",
            "\\",
            "null",
            "0x1",
            "1e-400",
            "\uFEFF",
            "99999999999999999999",
            "-0",
            "\u2028",
            "start",
            "time",
            "pattern",
            "''",
            "\uD83C\uDFB5");

    @TempDir
    private Path folder;

    private interface Reading {
        void read(Path file) throws IOException;
    }

    private static final List<Reading> READINGS = List.of(
            AnnotationFiles::readSegments,
            AnnotationFiles::readChords,
            file -> AnnotationFiles.readHierarchy(List.of(file)),
            AnnotationFiles::readBeats,
            AnnotationFiles::readTimes,
            AnnotationFiles::readPitch,
            AnnotationFiles::readMultiPitch,
            AnnotationFiles::readNotes,
            AnnotationFiles::readKey,
            AnnotationFiles::readTempo,
            AnnotationFiles::readPatterns,
            AnnotationFiles::readEvents,
            AnnotationFiles::readClasses,
            AnnotationFiles::readTags,
            Jams::read);

    @Test
    void damagedFilesAreReadOrRefusedWithASentence() throws IOException {
        var random = new SplittableRandom(20261121);
        Path file = folder.resolve("damaged.txt");
        int refused = 0;
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
            for (int damages = random.nextInt(1, 6); damages > 0; damages--) {
                bytes = damaged(bytes, random);
            }
            Files.write(file, bytes);
            for (Reading reading : READINGS) {
                try {
                    reading.read(file);
                    read++;
                } catch (AnnotationFormatException e) {
                    refused++;
                    assertThat(e.getMessage()).contains("damaged.txt").endsWith(".");
                }
            }
        }
        assertThat(read).isGreaterThan(ROUNDS);
        assertThat(refused).isGreaterThan(ROUNDS);
    }

    private static byte[] damaged(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + random.nextInt(12));
        byte[] middle = switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
            default -> java.util.Arrays.copyOfRange(bytes, at, end);
        };
        boolean insert = random.nextBoolean();
        byte[] out = new byte[at + middle.length + bytes.length - (insert ? at : end)];
        System.arraycopy(bytes, 0, out, 0, at);
        System.arraycopy(middle, 0, out, at, middle.length);
        int rest = insert ? at : end;
        System.arraycopy(bytes, rest, out, at + middle.length, bytes.length - rest);
        return out;
    }

    @Test
    void noFileFillsTheMemory() throws IOException {
        Path endless = folder.resolve("endless.txt");
        byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        Files.write(endless, "0 ".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 4; i++) {
            Files.write(endless, spaces, java.nio.file.StandardOpenOption.APPEND);
        }
        Path many = folder.resolve("many.txt");
        Files.writeString(many, "0 1 1\n".repeat((1 << 20) + 1));
        Path deep = folder.resolve("deep.jams");
        Files.writeString(deep, "{\"sandbox\": [" + "0,".repeat((1 << 22) + 1) + "0], \"annotations\": []}");
        for (Path file : List.of(endless, many, deep)) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> AnnotationFiles.readSegments(file))
                    .isInstanceOf(AnnotationFormatException.class)
                    .hasMessageContaining("more than");
        }
    }
}
