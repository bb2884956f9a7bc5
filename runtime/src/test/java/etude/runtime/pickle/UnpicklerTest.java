package etude.runtime.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import etude.runtime.pickle.Value.Dict;
import etude.runtime.pickle.Value.Items;
import etude.runtime.pickle.Value.Nothing;
import etude.runtime.pickle.Value.Real;
import etude.runtime.pickle.Value.Text;
import etude.runtime.pickle.Value.Truth;
import etude.runtime.pickle.Value.Tuple;
import etude.runtime.pickle.Value.Whole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnpicklerTest {

    private static Pickle pickle() {
        return new Pickle();
    }

    @Test
    void plainValuesOfTheTextProtocolAreRead() throws IOException {
        Value value = pickle().text(
                        "(lp0\nI-7\naL123456789012345678901L\naF0.5\naS'it\\'s'\naV\\u00e4\\n\naNa(dp1\nS'k'\nI1\nsag1\na.")
                .read();
        List<Value> items = ((Items) value).items();
        assertThat(items.subList(0, 6))
                .containsExactly(
                        Whole.of(-7),
                        new Whole(new BigInteger("123456789012345678901")),
                        new Real(0.5),
                        new Text("it's"),
                        new Text("ä\n"),
                        new Nothing());
        assertThat(items.get(6)).isSameAs(items.get(7));
        assertThat(((Dict) items.get(6)).entries()).containsEntry(new Text("k"), Whole.of(1));
    }

    @Test
    void plainValuesOfTheBinaryProtocolsAreRead() throws IOException {
        Pickle pickle = pickle().bytes(0x80, 5, 0x95).number(8, 99).text("(");
        pickle.bytes('K', 255, 'M', 1, 2, 'J').number(4, -5);
        pickle.bytes(0x8a, 2, 0, 0x80, 0x8a, 0, 0x8b).number(4, 1).bytes(7);
        pickle.bytes('G', 0x3f, 0xe0, 0, 0, 0, 0, 0, 0);
        pickle.bytes(0x88, 0x89, 0x8c, 1, 'a', 'U', 1, 'b')
                .bytes(0x8d)
                .number(8, 1)
                .text("c");
        pickle.text(")").bytes(0x85, 'N', 0x86, 't', '.');
        assertThat(((Tuple) pickle.read()).items())
                .containsExactly(
                        Whole.of(255),
                        Whole.of(513),
                        Whole.of(-5),
                        Whole.of(-32768),
                        Whole.of(0),
                        Whole.of(7),
                        new Real(0.5),
                        new Truth(true),
                        new Truth(false),
                        new Text("a"),
                        new Text("b"),
                        new Text("c"),
                        new Tuple(List.of(new Tuple(List.of(new Tuple(List.of()))), new Nothing())));
    }

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "posix, system",
        "nt, system",
        "builtins, eval",
        "builtins, exec",
        "builtins, __import__",
        "builtins, getattr",
        "subprocess, Popen",
        "torch, load",
        "torch.storage, _load_from_bytes",
        "torch.hub, load",
        "numpy, load",
        "numpy.f2py.crackfortran, getlincoef",
        "pickle, loads",
        "importlib, import_module",
        "runpy, _run_code",
        "collections, OrderedDict.__class__",
        "java.lang.Runtime, exec",
        "safe, identity2",
        "SAFE, identity",
    })
    void whateverIsNotAllowedIsRefusedByItsName(String module, String name) {
        String full = module + "." + name;
        Pickle text = pickle().text("c" + module + "\n" + name + "\n(S'touch x'\ntR.");
        Pickle named = pickle().bytes(0x80, 4).unicode(module).unicode(name).bytes(0x93);
        Pickle object = pickle().text("(S'touch x'\ni" + module + "\n" + name + "\n.");
        for (Pickle pickle : List.of(text, named, object)) {
            assertThatThrownBy(pickle::read)
                    .isInstanceOf(PickleException.class)
                    .hasMessageContainingAll(full, "refused", "nothing is run");
        }
    }

    @Test
    void aNameThatWouldUpsetATerminalIsShownPlainAndShort() {
        String escape = "\u001b[2J" + "x".repeat(5_000);
        assertThatThrownBy(() -> pickle().text("cos\n" + escape + "\n").read())
                .satisfies(
                        e -> assertThat(e.getMessage()).contains("os.?[2Jxxx").hasSizeLessThan(400));
    }

    @Test
    void tricksWithWhatIsAllowedAreRefused() throws IOException {
        assertThat(pickle().text("csafe\nidentity\n(I1\ntR.").read()).isEqualTo(Whole.of(1));
        // what a call gave is no function
        assertThatThrownBy(() -> pickle().text("csafe\nidentity\n(S'os.system'\ntR(S'x'\ntR.")
                        .read())
                .hasMessageContaining("is no function");
        // a function is no object that takes a state
        assertThatThrownBy(() -> pickle().text("csafe\nidentity\n}b.").read()).hasMessageContaining("state");
        // objects of classes, classes with keywords, extensions, buffers
        assertThatThrownBy(() -> pickle().text("(csafe\nidentity\no.").read())
                .hasMessageContaining("object of a class");
        assertThatThrownBy(
                        () -> pickle().text("csafe\nidentity\n)}").bytes(0x92).read())
                .hasMessageContaining("object of a class");
        for (int opcode : new int[] {0x82, 0x83, 0x84, 0x97, 0x98, 0xff, 0, '!'}) {
            assertThatThrownBy(() -> pickle().bytes(opcode, 0, 0, 0, 0).read()).hasMessageContaining("not allowed");
        }
        assertThatThrownBy(() -> pickle().unicode("os").text("N").bytes(0x93).read())
                .hasMessageContaining("no text");
        assertThatThrownBy(() -> pickle().text("csafe\nidentity\nI1\nR.").read())
                .hasMessageContaining("no tuple");
    }

    @Test
    void sizesThatLieTakeNoMemory() {
        for (Pickle lie : List.of(
                pickle().bytes('X').number(4, 0xffffffffL),
                pickle().bytes(0x8d).number(8, Long.MAX_VALUE),
                pickle().bytes(0x8e).number(8, -1),
                pickle().bytes(0x96).number(8, 1L << 40),
                pickle().bytes('B').number(4, 0x7fffffffL),
                pickle().bytes('T').number(4, 0xffffffffL),
                pickle().bytes(0x8b).number(4, 0x7fffffffL))) {
            assertThatThrownBy(lie::read).isInstanceOf(PickleException.class);
        }
    }

    @Test
    void damagedPicklesAreRefused() {
        for (String damaged : new String[] {
            "",
            "I1\n",
            "0.",
            "t.",
            "1.",
            "a.",
            "(a.",
            "]s.",
            "}I1\ns.",
            "}(I1\nu.",
            "g5\n.",
            "p-1\n.",
            "I1\np-1\n.",
            "Ix\n.",
            "Fx\n.",
            "Sx\n.",
            "(.",
            "I1\n(a.",
            "I1\n(2.",
            "R.",
            "b.",
            "}(I1\ne.",
            "I1\ne.",
            "}]I1\ns.",
            "I1\nI2\nI3\ns."
        }) {
            assertThatThrownBy(() -> pickle().text(damaged).read()).as(damaged).isInstanceOf(PickleException.class);
        }
        assertThatThrownBy(() -> pickle().bytes(0x80, 6).read()).hasMessageContaining("protocol 6");
        assertThatThrownBy(() -> pickle().bytes('r').number(4, 1).read()).isInstanceOf(PickleException.class);
    }

    @Test
    void endlessPicklesEnd() {
        assertThatThrownBy(() -> pickle().repeat("]", 3_000_000).read()).hasMessageContaining("too many");
        assertThatThrownBy(() -> pickle().text("]").repeat("2", 3_000_000).read())
                .hasMessageContaining("too many");
        assertThatThrownBy(() -> Unpickler.read(new ByteArrayInputStream(new byte[1000]), 100, new Pickle.NoGlobals()))
                .isInstanceOf(PickleException.class);
    }

    @Test
    void depthNeedsNoStack() throws IOException {
        Value value = pickle().repeat("(", 250_000)
                .text("I1\n")
                .repeat("t", 250_000)
                .text(".")
                .read();
        assertThat(value).isInstanceOf(Tuple.class);
    }

    @Test
    void keysThatWereChosenToCollideTakeNoTime() throws IOException {
        Pickle pickle = pickle().text("}(");
        for (int i = 0; i < 1 << 16; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 16; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB"); // of one hash
            }
            pickle.unicode(key.toString()).text("N");
        }
        assertThat(((Dict) pickle.text("u.").read()).entries()).hasSize(1 << 16);
    }

    @Test
    void keysThatAreNestedAreRefused() {
        assertThatThrownBy(() -> pickle().text("}(I1\ntNs.").read()).hasMessageContaining("neither text nor");
        assertThatThrownBy(() -> pickle().text("}]Ns.").read()).hasMessageContaining("neither text nor");
    }

    @Test
    void anySeededNoiseIsReadOrRefusedButNothingElse() {
        Random random = new Random(20261121);
        String opcodes =
                "(.01 2NKMJIXVSFGp)]}tlduaesqrhjgRbQPcioBCU\u0080\u0081\u0085\u0086\u0087\u0088\u008c\u0093\u0094";
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            Pickle pickle = pickle();
            for (int i = random.nextInt(40); i >= 0; i--) {
                pickle.bytes(
                        random.nextInt(4) == 0
                                ? random.nextInt(256)
                                : opcodes.charAt(random.nextInt(opcodes.length())));
            }
            try {
                pickle.text(".").read();
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(10_000, 19_999);
    }
}
