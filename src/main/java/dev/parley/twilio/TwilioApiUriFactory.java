package dev.parley.twilio;

import dev.parley.camel.RawUriFactory;
import dev.parley.twilio.call.ListCall;
import dev.parley.twilio.operation.OperationParameter;
import dev.parley.twilio.operation.TwilioLibrary;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the values of {@code twilio-api:} as a route writes them. */
public final class TwilioApiUriFactory extends RawUriFactory {
    private static final Pattern PARAMETER = Pattern.compile("\\{?([A-Za-z][A-Za-z0-9.-]*[<>]?)}?");

    /** Shared, since Camel creates a factory per endpoint. */
    private static final class Names {
        static final Set<String> ALL = readFromLibrary();
    }

    // More texts than parameters, which is harmless; introspecting every operation would take a second.
    private static Set<String> readFromLibrary() {
        Set<String> names = new TreeSet<>(Set.of(ListCall.LIMIT, "body"));
        for (String text : TwilioLibrary.texts()) {
            Matcher parameter = PARAMETER.matcher(text);
            if (parameter.matches()) {
                names.add(OperationParameter.nameOf(parameter.group(1)));
            }
        }
        return Set.copyOf(names);
    }

    public TwilioApiUriFactory() {
        super("twilio-api");
    }

    @Override
    protected Set<String> names() {
        return Names.ALL;
    }
}
