package etude.train;

import etude.learn.Watcher;
import etude.learn.data.Dataset;
import etude.learn.recipe.Recipe;
import etude.learn.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains in a process of its own, which a test may end at any moment. */
final class TrainingProcess {

    static final String LINES = "[train]\nepochs = 12\nbatchSize = 4\nlearningRate = 0.003\nschedule = \"cosine\"\n"
            + "[augment]\nshift = 0.05\nmixup = 0.2";

    private TrainingProcess() {}

    /** Arguments: the folder of the sounds, the folder of the run. Says a line after each epoch. */
    public static void main(String[] args) throws Exception {
        Path sounds = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        Dataset data = Tones.write(Files.createTempDirectory(sounds, "tones"), 8);
        Recipe recipe = Tones.recipe(sounds, LINES);
        RunFolder run = RunFolder.isRun(folder) ? RunFolder.open(folder) : RunFolder.create(folder, recipe);
        new NetworkTraining().train(recipe, data, Tones.split(data), run, new Watcher() {
            @Override
            public void at(double done, String what) {}

            @Override
            public void say(String sentence) {
                System.out.println(sentence);
            }

            @Override
            public boolean stopping() {
                return false;
            }
        });
    }
}
