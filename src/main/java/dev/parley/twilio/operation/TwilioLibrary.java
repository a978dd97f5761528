package dev.parley.twilio.operation;

import com.twilio.base.Creator;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Reads twilio-java's jar without loading its classes. */
public final class TwilioLibrary {
    private static final int CLASS_HEADER_BYTES = 8;

    private TwilioLibrary() {}

    /** Returns the names of all operations except {@code ensure}. */
    public static Set<String> operationNames() {
        Set<String> names = new TreeSet<>();
        withEachOperation((jar, entry) -> OperationNames.of(className(entry)).ifPresent(names::add));
        return names;
    }

    /**
     * Returns all string constants in operations' classes. The names of Twilio's parameters are among them: {@code Identity},
     * {@code MessagingBinding.Address}, {@code X-Twilio-Webhook-Enabled}.
     */
    public static Set<String> texts() {
        Set<String> texts = new TreeSet<>();
        withEachOperation((jar, entry) -> {
            try (InputStream in = jar.getInputStream(entry)) {
                texts.addAll(textsOf(new DataInputStream(new ByteArrayInputStream(in.readAllBytes()))));
            }
        });
        return texts;
    }

    private interface EntryReader {
        void read(JarFile jar, JarEntry entry) throws IOException;
    }

    private static void withEachOperation(EntryReader reader) {
        CodeSource source = Creator.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return;
        }
        try (JarFile jar = new JarFile(Path.of(source.getLocation().toURI()).toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                // A quick check first, for there are 4000: nested classes are values, and operations end in -er or -or.
                String name = entry.getName();
                boolean mayBe = name.indexOf('$') < 0 && (name.endsWith("er.class") || name.endsWith("or.class"));
                if (mayBe && OperationNames.of(className(entry)).isPresent()) {
                    reader.read(jar, entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + source.getLocation(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot read " + source.getLocation(), e);
        }
    }

    private static String className(JarEntry entry) {
        return entry.getName()
                .substring(0, entry.getName().length() - ".class".length())
                .replace('/', '.');
    }

    /**
     * Reads the constant pool of a class file.
     *
     * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">the constant pool</a>
     */
    private static List<String> textsOf(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        in.skipNBytes(CLASS_HEADER_BYTES);
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.add(in.readUTF());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // long and double take two entries
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> throw new IOException("unknown constant pool tag " + tag);
            }
        }
        return texts;
    }
}
