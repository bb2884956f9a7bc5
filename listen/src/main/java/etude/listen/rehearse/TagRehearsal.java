package etude.listen.rehearse;

import etude.cli.Console;
import etude.cli.Main;
import etude.cli.rehearse.Rehearsal;
import etude.network.Model;
import etude.network.Weights;
import etude.network.zoo.Zoo;
import etude.runtime.model.SavedModel;
import java.nio.file.Path;

/** Tags a sound by a network that has learned nothing. */
public final class TagRehearsal implements Rehearsal {

    @Override
    public void rehearse(Path sound, Path scratch, Console silent) throws Exception {
        Model model = Zoo.get("musicnn").model();
        Path folder = scratch.resolve("model");
        new SavedModel(model, Weights.initial(model.network(), 1)).write(folder, false);
        Main.run(silent, "tag", sound.toString(), "--model", folder.toString());
        Main.run(silent, "tag", sound.toString(), "--model", folder.toString(), "--json", "--top", "3");
    }
}
