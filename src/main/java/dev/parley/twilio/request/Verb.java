package dev.parley.twilio.request;

import com.twilio.base.Creator;
import com.twilio.base.Deleter;
import com.twilio.base.Fetcher;
import com.twilio.base.Patcher;
import com.twilio.base.Reader;
import com.twilio.base.ResourceDeleter;
import com.twilio.base.Updater;
import com.twilio.http.TwilioRestClient;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The verbs of operations, with the suffixes of twilio-java's classes. */
public enum Verb {
    CREATE("Creator"),
    FETCH("Fetcher"),
    LIST("Reader"),
    UPDATE("Updater"),
    PATCH("Patcher"),
    DELETE("Deleter");

    private final String suffix;

    Verb(String suffix) {
        this.suffix = suffix;
    }

    /** Returns the end of the class name, for example {@code Creator}. */
    public String suffix() {
        return suffix;
    }

    /** Returns the end of the operation's name, for example {@code create}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Executes a Creator, Fetcher, … */
    void execute(Object call, TwilioRestClient client) {
        switch (this) {
            case CREATE -> ((Creator<?>) call).create(client);
            case FETCH -> ((Fetcher<?>) call).fetch(client);
            case LIST -> ((Reader<?>) call).read(client);
            case UPDATE -> ((Updater<?>) call).update(client);
            case PATCH -> ((Patcher<?>) call).patch(client);
            case DELETE -> delete(call, client);
        }
    }

    private static void delete(Object call, TwilioRestClient client) {
        if (call instanceof ResourceDeleter<?, ?> answering) {
            answering.delete(client); // newer products return the deleted resource
        } else {
            ((Deleter<?>) call).delete(client);
        }
    }

    public static Optional<Verb> ofWord(String word) {
        return Arrays.stream(values()).filter(v -> v.word().equals(word)).findFirst();
    }

    /** Returns the verb of a class, from the end of its name. */
    public static Optional<Verb> ofClass(String className) {
        return Arrays.stream(values()).filter(v -> className.endsWith(v.suffix)).findFirst();
    }
}
