package etude.audio.synth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** As much of Java's class file format (JVM specification, chapter 4) as leading a static call elsewhere needs. */
final class ClassFile {

    private static final int POOL = 8;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;

    private final ByteBuffer bytes;
    private final int[] offsets;
    private final int end;

    private ClassFile(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
        this.offsets = new int[unsigned(POOL)];
        int at = POOL + 2;
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = at;
            int tag = bytes[at];
            at += size(tag, at);
            i += tag == 5 || tag == 6 ? 1 : 0;
        }
        this.end = at;
    }

    /** A static method of a class, by internal names. */
    record Call(String owner, String method) {}

    /** The class with every call of a static method replaced by the method of the same name and type in another class. */
    static byte[] redirect(byte[] bytes, Call call, String to) {
        var file = new ClassFile(bytes);
        for (int i = 1; i < file.offsets.length; i++) {
            if (file.offsets[i] > 0 && file.isCall(file.offsets[i], call)) {
                return file.withOwner(file.offsets[i], to);
            }
        }
        return bytes;
    }

    private boolean isCall(int at, Call call) {
        if (bytes.get(at) != METHOD) {
            return false;
        }
        int owner = offsets[unsigned(at + 1)];
        int nameAndType = offsets[unsigned(at + 3)];
        return call.owner().equals(text(unsigned(owner + 1))) && call.method().equals(text(unsigned(nameAndType + 1)));
    }

    /** Two constants are added, the name and the class; the method constant is pointed at the latter. */
    private byte[] withOwner(int method, String owner) {
        byte[] name = owner.getBytes(StandardCharsets.UTF_8);
        int count = offsets.length;
        ByteBuffer out = ByteBuffer.allocate(bytes.capacity() + 3 + name.length + 3);
        out.put(bytes.array(), 0, end);
        out.put((byte) UTF8).putShort((short) name.length).put(name);
        out.put((byte) CLASS).putShort((short) count);
        out.put(bytes.array(), end, bytes.capacity() - end);
        out.putShort(POOL, (short) (count + 2));
        out.putShort(method + 1, (short) (count + 1));
        return out.array();
    }

    private int size(int tag, int at) {
        return switch (tag) {
            case UTF8 -> 3 + unsigned(at + 1);
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 5;
            case 5, 6 -> 9;
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            default -> throw new IllegalStateException("A class file has a constant of the unknown kind " + tag + ".");
        };
    }

    private String text(int index) {
        int at = offsets[index];
        return new String(bytes.array(), at + 3, unsigned(at + 1), StandardCharsets.UTF_8);
    }

    private int unsigned(int at) {
        return bytes.getShort(at) & 0xffff;
    }
}
