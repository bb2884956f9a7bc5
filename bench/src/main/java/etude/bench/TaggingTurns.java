package etude.bench;

import etude.runtime.model.SavedModel;
import etude.runtime.store.ModelHome;
import etude.tasks.tagging.Tag;
import etude.tasks.tagging.Tagger;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A warm process that tags a file whenever it is asked to, so that {@code bench/tagging.py} can take turns with a peer: it reads
 * names of models, one a line, and answers with milliseconds and the scores.
 */
public final class TaggingTurns {

    private TaggingTurns() {}

    /** Takes turns over the file that is named. */
    public static void main(String[] args) throws IOException {
        Path clip = Path.of(args[0]);
        Map<String, Tagger> taggers = new HashMap<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = in.readLine(); name != null; name = in.readLine()) {
            Tagger tagger = taggers.get(name);
            if (tagger == null) {
                SavedModel saved = ModelHome.standard().get(name);
                tagger = Tagger.of(saved.model(), saved.weights());
                taggers.put(name, tagger);
            }
            long before = System.nanoTime();
            var tags = tagger.tag(clip);
            StringBuilder answer = new StringBuilder().append((System.nanoTime() - before) / 1e6);
            for (Tag tag : tags.all()) {
                answer.append(' ').append(tag.score());
            }
            System.out.println(answer);
        }
    }
}
