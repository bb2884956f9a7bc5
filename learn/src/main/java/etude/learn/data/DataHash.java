package etude.learn.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a data set holds, as digests: two of the same digests have the same sounds and labels, wherever they lie.
 *
 * @param audio SHA-256 of the ids and the files' contents
 * @param labels SHA-256 of the ids, labels, occurrences and groups
 */
public record DataHash(String audio, String labels) {

    /** Digests of a data set; reads all of its files, each once. */
    public static DataHash of(Dataset data) throws IOException {
        return new DataHash(audio(data), labels(data));
    }

    /** Digest of a split: who is trained with, chosen by and judged by. */
    public static String of(Dataset data, List<Split> rounds) {
        MessageDigest digest = sha256();
        for (Split split : rounds) {
            line(digest, "train");
            split.train().forEach(i -> line(digest, data.examples().get(i).id()));
            line(digest, "validation");
            split.validation().forEach(i -> line(digest, data.examples().get(i).id()));
            line(digest, "test");
            split.test().forEach(i -> line(digest, data.examples().get(i).id()));
        }
        return hex(digest);
    }

    private static String audio(Dataset data) throws IOException {
        Map<Path, String> known = new LinkedHashMap<>();
        MessageDigest digest = sha256();
        for (Example example : data.examples()) {
            String content = known.get(example.file());
            if (content == null) {
                content = etude.runtime.model.Digest.sha256(example.file());
                known.put(example.file(), content);
            }
            line(digest, example.id() + '\t' + content + '\t' + example.start() + '\t' + example.duration());
        }
        return hex(digest);
    }

    private static String labels(Dataset data) {
        MessageDigest digest = sha256();
        data.labels().forEach(label -> line(digest, label));
        for (Example example : data.examples()) {
            line(
                    digest,
                    example.id()
                            + '\t'
                            + example.labels()
                            + '\t'
                            + example.unknown()
                            + '\t'
                            + example.occurrences()
                            + '\t'
                            + new java.util.TreeMap<>(example.groups()));
        }
        return hex(digest);
    }

    private static void line(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
