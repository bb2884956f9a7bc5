package etude.learn.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipesTest {

    private static final String SHORT = """
            name = "digits"
            [data]
            source = "fsdd"
            split = "leave-one-out"
            columns = {speaker = "who"}
            [network]
            architecture = "kws_ds_cnn"
            [augment]
            shift = "100 ms"
            gain = [-6, 6]
            """;

    @Test
    void whatIsWrittenIsReadAndTheRestHasItsStandard() {
        Recipe recipe = Recipes.parse(SHORT, List.of());
        assertThat(recipe.data().split()).isEqualTo(SplitKind.LEAVE_ONE_OUT);
        assertThat(recipe.data().columns()).containsEntry("speaker", "who");
        assertThat(recipe.augment().shift()).isEqualTo(new Seconds(0.1));
        assertThat(recipe.augment().gain()).isEqualTo(new Span(-6, 6));
        assertThat(recipe.train().batchSize()).isEqualTo(32);
        assertThat(recipe.classic()).isEmpty();
        assertThat(recipe.seed()).isEqualTo(1);
    }

    @Test
    void aRecipeThatIsWrittenIsReadTheSame() {
        String text = SHORT + "[classic]\ngrid = {c = [0.1, 1, 10]}\nsettings = {nMfcc = 20}\n"
                + "[report]\nplayers = \"2 s\"\n";
        Recipe recipe = Recipes.parse(text, List.of("description=a \"quoted\" \\ word", "data.labels=['1', \"zwei\"]"));
        assertThat(recipe.description()).isEqualTo("a \"quoted\" \\ word");
        assertThat(Recipes.parse(Recipes.write(recipe), List.of())).isEqualTo(recipe);
    }

    @Test
    void overridesAreTypedAndMayGoWithoutQuotes() {
        Recipe recipe = Recipes.parse(
                SHORT,
                List.of("train.batchSize=16", "train.schedule = cosine", "network.options.channels=8", "seed=7"));
        assertThat(recipe.train().batchSize()).isEqualTo(16);
        assertThat(recipe.train().schedule()).isEqualTo(TrainTable.Schedule.COSINE);
        assertThat(recipe.network().orElseThrow().options()).containsEntry("channels", 8);
        assertThat(recipe.seed()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train.batchSise=3 | no key of [train] 'batchSise'; did you mean 'batchSize'?",
                "trian.epochs=3 | no key of recipes 'trian'; did you mean 'train'?",
                "train.batchSize=many | train.batchSize is 'many'; it must be a whole number.",
                "train.batchSize=1.5 | train.batchSize is 1.5; it must be a whole number.",
                "train.batchSize=0 | [train] batchSize is 0; it must be from 1 to 65536.",
                "train.schedule=cosin | did you mean 'cosine'?",
                "train.learningRate=-1 | [train] learningRate is -1; it must be a positive number.",
                "augment.shift=3 parsecs | augment.shift: '3 parsecs' is no duration",
                "augment.gain=[6, -6] | augment.gain: [6.0, -6.0] is no span",
                "augment.gain=3 | augment.gain is 3; it must be [least, most].",
                "data.labels=a | data.labels is 'a'; it must be a list",
                "data.fold.x=1 | data.fold is {x=1}; it must be a whole number.",
                "train=3 | train is 3; it must be a table.",
                "train | sets nothing",
                "data.source.x.y=1 | source is no table"
            })
    void whatCannotBeIsRefusedWithASentence(String override, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipes.parse(SHORT, List.of(override)))
                .withMessageContaining(said);
    }

    @Test
    void aRecipeNeedsSomethingToLearnWithAndFrom() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipes.parse("name='x'\n[data]\nsource='y'\n", List.of()))
                .withMessageContaining("it needs a table [classic], or [network]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipes.parse("name='x'\n[classic]\n", List.of()))
                .withMessageContaining("no table [data]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipes.parse("name='x'\n[data]\n[classic]\n", List.of()))
                .withMessageContaining("does not say data.source");
    }

    @Test
    void whatIsNoTomlIsSaidWithItsLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Recipes.parse("name = 'x'\nthis is none\n", List.of()))
                .withMessageContaining("This is no TOML, line 2");
    }
}
