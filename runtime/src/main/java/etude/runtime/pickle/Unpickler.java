package etude.runtime.pickle;

import etude.runtime.pickle.Value.Bytes;
import etude.runtime.pickle.Value.Dict;
import etude.runtime.pickle.Value.Global;
import etude.runtime.pickle.Value.Items;
import etude.runtime.pickle.Value.Nothing;
import etude.runtime.pickle.Value.Real;
import etude.runtime.pickle.Value.Text;
import etude.runtime.pickle.Value.Truth;
import etude.runtime.pickle.Value.Tuple;
import etude.runtime.pickle.Value.Whole;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads pickles of protocols 0 to 5 as far as checkpoints need them (Python's {@code pickletools} describes the format). A
 * pickle is a program for a small stack machine; this one makes plain values, and asks {@link Globals} for everything else.
 * What is not allowed is refused when it is named, before anything is done with it.
 */
public final class Unpickler {

    /** More memory than a value takes with its places in containers, bytes. */
    private static final int VALUE_BYTES = 200;

    /** Bytes of a copy that count as a value: copies come to an end long before the memory does. */
    private static final int COPY_BYTES = 32;

    /** More values than any checkpoint of this field has by far, and no more than half of the memory can hold. */
    private static final int MAX_VALUES =
            (int) Math.min(2_000_000, Runtime.getRuntime().maxMemory() / 2 / VALUE_BYTES);

    private static final int MAX_PROTOCOL = 5;

    private final PickleInput in;
    private final Globals globals;
    private final List<Value> stack = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();
    private final Map<Long, Value> memo = new HashMap<>();
    private long made;

    private Unpickler(PickleInput in, Globals globals) {
        this.in = in;
        this.globals = globals;
    }

    /**
     * What was read.
     *
     * @param value of the pickle
     * @param bytes that it took
     */
    public record Result(Value value, long bytes) {}

    /**
     * Reads one pickle; what follows it in the stream is left there.
     *
     * @param limit bytes that it may have
     * @throws PickleException if it is damaged or asks for what is not allowed
     * @throws IOException if the stream cannot be read
     */
    public static Result read(InputStream in, long limit, Globals globals) throws IOException {
        PickleInput input = new PickleInput(in, limit);
        Value value = new Unpickler(input, globals).run();
        return new Result(value, input.position());
    }

    private Value run() throws IOException {
        for (int opcode; (opcode = in.next()) != '.'; ) {
            step(opcode);
        }
        return pop();
    }

    /** One instruction. The letters and numbers are the format's. */
    private void step(int opcode) throws IOException {
        switch (opcode) {
            case 0x80 -> protocol(in.next());
            case 0x95 -> in.number(8);
            case 'N' -> push(new Nothing());
            case 0x88 -> push(new Truth(true));
            case 0x89 -> push(new Truth(false));
            case 'K' -> push(Whole.of(in.next()));
            case 'M' -> push(Whole.of(in.number(2)));
            case 'J' -> push(Whole.of((int) in.number(4)));
            case 0x8a -> push(big(in.next()));
            case 0x8b -> push(big(in.number(4)));
            case 'I', 'L' -> push(decimal(in.line()));
            case 'G' -> push(new Real(Double.longBitsToDouble(Long.reverseBytes(in.number(8)))));
            case 'F' -> push(real(in.line()));
            case 'X' -> push(new Text(in.text(in.number(4))));
            case 0x8c -> push(new Text(in.text(in.next())));
            case 0x8d -> push(new Text(in.text(in.number(8))));
            case 'U' -> push(new Text(in.text(in.next())));
            case 'T' -> push(new Text(in.text(in.number(4))));
            case 'S' -> push(new Text(Quoted.unquote(in.line())));
            case 'V' -> push(new Text(Quoted.unescape(in.line())));
            case 'C' -> push(new Bytes(in.bytes(in.next())));
            case 'B' -> push(new Bytes(in.bytes(in.number(4))));
            case 0x8e, 0x96 -> push(new Bytes(in.bytes(in.number(8))));
            default -> container(opcode);
        }
    }

    private void container(int opcode) throws IOException {
        switch (opcode) {
            case '(' -> mark();
            case ')' -> push(new Tuple(List.of()));
            case 't' -> push(new Tuple(popToMark()));
            case 0x85 -> push(new Tuple(pop(1)));
            case 0x86 -> push(new Tuple(pop(2)));
            case 0x87 -> push(new Tuple(pop(3)));
            case ']', 0x8f -> push(new Items(new ArrayList<>()));
            case 'l', 0x91 -> push(new Items(popToMark()));
            case '}' -> push(new Dict(new LinkedHashMap<>()));
            case 'd' -> push(dictionary(popToMark()));
            case 'a' -> append(pop(1));
            case 'e', 0x90 -> append(popToMark());
            case 's' -> set(pop(2));
            case 'u' -> set(popToMark());
            case '0' -> drop();
            case '1' -> popToMark();
            case '2' -> push(top());
            default -> memory(opcode);
        }
    }

    private void memory(int opcode) throws IOException {
        switch (opcode) {
            case 'p' -> put(decimal(in.line()).value().longValue());
            case 'q' -> put(in.next());
            case 'r' -> put(in.number(4));
            case 0x94 -> put(memo.size());
            case 'g' -> push(get(decimal(in.line()).value().longValue()));
            case 'h' -> push(get(in.next()));
            case 'j' -> push(get(in.number(4)));
            default -> object(opcode);
        }
    }

    private void object(int opcode) throws IOException {
        switch (opcode) {
            case 'c' -> global(in.line(), in.line());
            case 0x93 -> {
                List<Value> names = pop(2);
                global(text(names.get(0)), text(names.get(1)));
            }
            case 'R', 0x81 -> {
                List<Value> call = pop(2);
                push(counted(globals.call(name(call.get(0)), arguments(call.get(1)))));
            }
            case 'b' -> {
                Value state = pop();
                globals.build(top(), state);
            }
            case 'Q' -> push(globals.persistent(pop()));
            case 'P' -> push(globals.persistent(new Text(in.line())));
            case 'i' -> throw refused(in.line() + "." + in.line());
            case 'o', 0x92 ->
                throw new PickleException(
                        "asks to make an object of a class; only tensors and plain containers are read");
            default ->
                throw new PickleException(String.format(
                        "has the instruction 0x%02x in its pickle, which is not known or not allowed", opcode));
        }
    }

    private void protocol(int version) throws PickleException {
        if (version > MAX_PROTOCOL) {
            throw new PickleException("is a pickle of protocol " + version + "; 0 to " + MAX_PROTOCOL + " are known");
        }
    }

    private void global(String module, String name) throws PickleException {
        String full = module + "." + name;
        if (!globals.allows(full)) {
            throw refused(full);
        }
        push(new Global(full));
    }

    private static PickleException refused(String name) {
        return new PickleException("asks for " + Quoted.shown(name)
                + ", which is refused: only tensors and plain containers are read, nothing is run."
                + " If you trust the file, open it with the program that wrote it and save its state_dict() alone");
    }

    private static String name(Value value) throws PickleException {
        if (value instanceof Global global) {
            return global.name();
        }
        throw new PickleException("calls something that is no function");
    }

    private static List<Value> arguments(Value value) throws PickleException {
        if (value instanceof Tuple tuple) {
            return tuple.items();
        }
        throw new PickleException("calls a function with something that is no tuple");
    }

    private static String text(Value value) throws PickleException {
        if (value instanceof Text text) {
            return text.value();
        }
        throw new PickleException("names a function by something that is no text");
    }

    private void put(long key) throws PickleException {
        if (key < 0) {
            throw new PickleException("has a negative memo number in its pickle");
        }
        count();
        memo.put(key, top());
    }

    private Value get(long key) throws PickleException {
        Value value = memo.get(key);
        if (value == null) {
            throw new PickleException("recalls memo " + key + ", which was never put");
        }
        return value;
    }

    private void push(Value value) throws PickleException {
        count();
        stack.add(value);
    }

    private void mark() throws PickleException {
        count();
        marks.add(stack.size());
    }

    /** What a call copies counts anew: the same list can become a dictionary any number of times. */
    private Value counted(Value result) throws PickleException {
        if (result instanceof Dict dict) {
            count(dict.entries().size());
        } else if (result instanceof Bytes bytes) {
            count(bytes.value().length / COPY_BYTES);
        } else if (result instanceof Text text) {
            count(text.value().length() / COPY_BYTES);
        }
        return result;
    }

    private void count() throws PickleException {
        count(1);
    }

    private void count(int values) throws PickleException {
        made += values;
        if (made > MAX_VALUES) {
            throw new PickleException("has more than " + MAX_VALUES + " values in its pickle, which is too many");
        }
    }

    private int floor() {
        return marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    }

    private Value top() throws PickleException {
        if (stack.size() <= floor()) {
            throw new PickleException("takes a value from an empty stack in its pickle");
        }
        return stack.get(stack.size() - 1);
    }

    private Value pop() throws PickleException {
        Value value = top();
        stack.remove(stack.size() - 1);
        return value;
    }

    /** Drops a value, or a mark with nothing above it. */
    private void drop() throws PickleException {
        if (!marks.isEmpty() && stack.size() == floor()) {
            marks.remove(marks.size() - 1);
        } else {
            pop();
        }
    }

    private List<Value> pop(int count) throws PickleException {
        if (stack.size() - count < floor()) {
            throw new PickleException("takes a value from an empty stack in its pickle");
        }
        return cut(stack.size() - count);
    }

    private List<Value> popToMark() throws PickleException {
        if (marks.isEmpty()) {
            throw new PickleException("looks for a mark that is not there in its pickle");
        }
        return cut(marks.remove(marks.size() - 1));
    }

    private List<Value> cut(int from) {
        List<Value> tail = stack.subList(from, stack.size());
        List<Value> items = new ArrayList<>(tail);
        tail.clear();
        return items;
    }

    private void append(List<Value> items) throws PickleException {
        if (!(top() instanceof Items list)) {
            throw new PickleException("appends to something that is no list");
        }
        list.items().addAll(items);
    }

    private void set(List<Value> pairs) throws PickleException {
        if (!(top() instanceof Dict dict)) {
            throw new PickleException("sets an entry of something that is no dictionary");
        }
        Dicts.put(dict, pairs);
    }

    private static Dict dictionary(List<Value> pairs) throws PickleException {
        Dict dict = new Dict(new LinkedHashMap<>());
        Dicts.put(dict, pairs);
        return dict;
    }

    private Whole big(long width) throws IOException {
        byte[] bytes = in.bytes(width);
        if (bytes.length > 64) {
            throw new PickleException("has a whole number of " + bytes.length + " bytes; at most 64 are read");
        }
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[bytes.length - 1 - i] = bytes[i];
        }
        return new Whole(bytes.length == 0 ? BigInteger.ZERO : new BigInteger(reversed));
    }

    private static Whole decimal(String line) throws PickleException {
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
        if (!digits.matches("-?[0-9]{1,40}")) {
            throw new PickleException("has a number that is none: " + Quoted.shown(line));
        }
        return new Whole(new BigInteger(digits));
    }

    private static Real real(String line) throws PickleException {
        try {
            return new Real(Double.parseDouble(line));
        } catch (NumberFormatException e) {
            throw new PickleException("has a number that is none: " + Quoted.shown(line));
        }
    }
}
