package dev.parley.twilio.operation;

import static java.util.stream.Collectors.joining;

import dev.parley.twilio.request.Verb;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Maps twilio-java's classes to the names that routes use, and back.
 *
 * <p>A name is the resource's path and a verb: {@code com.twilio.rest.conversations.v1.conversation.ParticipantCreator} is
 * {@code conversations/participants/create}. Packages below the product's and the class itself become words in lower camel
 * case and in the plural: {@code s} is added; a consonant and {@code y} become {@code ies}; words in {@code ss} get
 * {@code es}; words in {@code s} stay, as do {@code configuration}, which exists once, and {@code media}. Other products than
 * Conversations v1 have a prefix: {@code v2/…} (Conversations v2), {@code studio/…}; {@code messages/…} are the messages of
 * the 2010 API.
 */
public final class OperationNames {
    /** Words that are their own plural. */
    private static final Set<String> UNCHANGED = Set.of("configuration", "media");

    private static final List<Product> PRODUCTS = List.of(
            new Product("", "com.twilio.rest.conversations.v1", ""),
            new Product("v2/", "com.twilio.rest.conversations.v2", ""),
            new Product("studio/", "com.twilio.rest.studio.v2", ""),
            new Product("", "com.twilio.rest.api.v2010.account", "message"));

    /**
     * A product of Twilio.
     *
     * @param prefix what its operations' names begin with
     * @param root the package of its resources
     * @param only the one resource of it that is included; empty for all
     */
    private record Product(String prefix, String root, String only) {
        boolean has(String words) {
            return only.isEmpty() || words.startsWith(only);
        }
    }

    private OperationNames() {}

    /** Returns the class of that operation, if twilio-java has one. */
    public static Optional<Class<?>> find(String name) {
        int slash = name.lastIndexOf('/');
        if (slash <= 0) {
            return Optional.empty();
        }
        Optional<Verb> verb = Verb.ofWord(name.substring(slash + 1));
        if (verb.isEmpty()) {
            return Optional.empty();
        }
        return PRODUCTS.stream()
                .filter(p -> name.startsWith(p.prefix))
                .flatMap(p ->
                        candidates(p, name.substring(p.prefix.length(), Math.max(slash, p.prefix.length()))).stream())
                .flatMap(resource -> load(resource + verb.get().suffix()).stream())
                .filter(type -> of(type.getName()).filter(name::equals).isPresent())
                .findFirst();
    }

    /** Returns the possible names of a resource's class: a plural alone is ambiguous. */
    private static List<String> candidates(Product product, String path) {
        List<String> packages = List.of(product.root + ".");
        String[] words = path.split("/", -1);
        for (int i = 0; i < words.length - 1; i++) {
            String word = words[i];
            packages = packages.stream()
                    .flatMap(p -> singulars(word).stream().map(s -> p + s.toLowerCase(Locale.ROOT) + "."))
                    .toList();
        }
        List<String> classes = singulars(words[words.length - 1]);
        return packages.stream()
                .flatMap(p -> classes.stream().map(c -> p + withFirst(c, true)))
                .toList();
    }

    private static List<String> singulars(String plural) {
        List<String> singulars = new ArrayList<>(List.of(plural));
        if (plural.endsWith("s")) {
            singulars.add(plural.substring(0, plural.length() - 1));
        }
        if (plural.endsWith("ies")) {
            singulars.add(plural.substring(0, plural.length() - 3) + "y");
        }
        if (plural.endsWith("sses")) {
            singulars.add(plural.substring(0, plural.length() - 2));
        }
        return singulars;
    }

    private static Optional<Class<?>> load(String className) {
        try {
            return Optional.of(Class.forName(className, false, OperationNames.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError unknown) {
            // A LinkageError is a name that differs in letter case only, on a case-insensitive file system.
            return Optional.empty();
        }
    }

    /** Returns a class's operation name, for example {@code users/fetch}; empty for other classes. */
    public static Optional<String> of(String className) {
        Optional<Product> product = PRODUCTS.stream()
                .filter(p -> className.startsWith(p.root + "."))
                .filter(p -> p.has(withFirst(className.substring(p.root.length() + 1), false)))
                .findFirst();
        Optional<Verb> verb = Verb.ofClass(className);
        if (product.isEmpty() || verb.isEmpty()) {
            return Optional.empty();
        }
        String resource = className.substring(
                product.get().root.length() + 1,
                className.length() - verb.get().suffix().length());
        String path = Arrays.stream(resource.split("\\.", -1))
                .map(word -> plural(withFirst(word, false)))
                .collect(joining("/"));
        return Optional.of(product.get().prefix + path + "/" + verb.get().word());
    }

    private static String plural(String word) {
        if (UNCHANGED.contains(word)) {
            return word;
        }
        if (word.endsWith("ss")) {
            return word + "es";
        }
        if (word.endsWith("s")) {
            return word;
        }
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word + "s";
    }

    private static String withFirst(String word, boolean upper) {
        if (word.isEmpty()) {
            return word;
        }
        String first = word.substring(0, 1);
        return (upper ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT)) + word.substring(1);
    }
}
