package etude.io.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that lie: each is refused with a reason, and memory is never taken on their word. */
final class HostileArraysTest {

    private static final int LIMIT = 1 << 20;

    @TempDir
    Path folder;

    private static NpyArray parse(byte[] bytes, long limit) throws IOException {
        return new NpyParser(new ByteArrayInputStream(bytes), "x.npy").read(limit);
    }

    private static byte[] file(String header, int version, int values) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        out.write(text.length);
        out.write(text.length >> 8);
        if (version > 1) {
            out.writeBytes(new byte[2]);
        }
        out.writeBytes(text);
        out.writeBytes(new byte[values]);
        return out.toByteArray();
    }

    private static String header(String descr, String order, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
    }

    @Test
    void allVersionsOfTheFormatAreRead() throws IOException {
        for (int version = 1; version <= 3; version++) {
            byte[] file = file(header("<f4", "True", "(2, 3)"), version, 24);
            assertThat(parse(file, LIMIT).shape()).containsExactly(2, 3);
        }
        assertThat(parse(file(header("<f8", "False", "()"), 1, 8), LIMIT).toDoubles())
                .containsExactly(0);
        assertThat(parse(file(header("<f4", "False", "(0, 2147483647)"), 1, 0), LIMIT)
                        .toDoubles())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<f4; True; (2147483647, 2147483647); more than 2 GB",
                "<f4; True; (400000, 1000); at most 1048576",
                "<f4; True; (99999999999999999999,); shape that cannot be read",
                "<f4; True; (-1, 3); does not say just",
                "<f4; True; (2, 4); ends after 24 of 32",
                "<f4; True; (2, 2); more bytes",
                "<f4; True; (2,, 3); shape that cannot be read",
                "<f4; 1; (2, 3); does not say just",
                "|O; True; (2, 3); can be read",
                "<f3; True; (2, 3); cannot be read",
                "<U9; True; (2, 3); can be read",
            },
            quoteCharacter = '"')
    void headersThatLieAreRefused(String descr, String order, String shape, String reason) {
        byte[] file = file(header(descr, order, shape), 1, 24);
        assertThatThrownBy(() -> parse(file, LIMIT))
                .isInstanceOf(ArrayFormatException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void headersThatAreNoPlainDictionaryAreRefused() {
        String good = header("<f4", "True", "(2, 3)");
        for (String bad : new String[] {
            "",
            "{}",
            good.replace("'shape'", "'descr'"),
            good.replace("{", "{'x': True, "),
            good + "; import os",
            good.replace("True", "__import__('os')"),
            "{" + "'".repeat(9_000) + "}",
            " ".repeat(10_001)
        }) {
            assertThatThrownBy(() -> parse(file(bad, 1, 24), LIMIT))
                    .as(bad.strip())
                    .isInstanceOf(ArrayFormatException.class);
        }
    }

    @Test
    void anySeededCorruptionIsReadOrRefusedButNothingElse() throws IOException {
        byte[] npy = resource("complex_2x3.npy");
        byte[] npz = resource("two.npz");
        Random random = new Random(20261121);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = corrupt(round % 2 == 0 ? npy : npz, random);
            try {
                if (round % 2 == 0) {
                    parse(bytes, LIMIT).toDoubles();
                } else {
                    Path file = Files.write(folder.resolve("x.npz"), bytes);
                    Npz.read(file, LIMIT).values().forEach(NpyArray::toDoubles);
                }
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 1_999);
    }

    @Test
    void anArchiveThatUnpacksBeyondTheLimitIsRefused() throws IOException {
        Path file = folder.resolve("bomb.npz");
        byte[] zeros = file(header("<f4", "True", "(1024, 512)"), 1, 1024 * 512 * 4);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.npy"));
            zip.write(zeros);
        }
        assertThat(Files.size(file)).isLessThan(10_000);
        assertThatThrownBy(() -> Npz.read(file, LIMIT)).hasMessageContaining("at most 1048576");
        assertThat(Npz.read(file, 2 * LIMIT)).containsOnlyKeys("a");
    }

    @Test
    void aDamagedValueIsFoundByItsChecksum() throws IOException {
        Path file = folder.resolve("x.npz");
        byte[] array = file(header("<f8", "False", "(3,)"), 1, 24);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(0);
            zip.putNextEntry(new ZipEntry("a.npy"));
            zip.write(array);
        }
        byte[] bytes = Files.readAllBytes(file);
        int stored = 30 + "a.npy".length() + 5;
        bytes[stored + array.length - 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Npz.read(file, LIMIT)).hasMessageContaining("checksum");
    }

    @Test
    void halfPrecisionIsReadExactly() throws IOException {
        byte[] file = file(header("<f2", "False", "(7,)"), 1, 0);
        short[] bits = {0x3c00, (short) 0xc000, 0x7bff, 0x0001, 0x0400, 0x7c00, (short) 0x8000};
        var out = new ByteArrayOutputStream();
        out.writeBytes(file);
        for (short value : bits) {
            out.write(value);
            out.write(value >> 8);
        }
        assertThat(parse(out.toByteArray(), LIMIT).toFloats())
                .containsExactly(1, -2, 65504, 0x1p-24f, 0x1p-14f, Float.POSITIVE_INFINITY, -0f);
    }

    private static byte[] corrupt(byte[] good, Random random) {
        byte[] bytes = good.clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = HostileArraysTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
