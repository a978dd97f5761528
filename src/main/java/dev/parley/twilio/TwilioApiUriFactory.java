package dev.parley.twilio;

import dev.parley.camel.RawUriFactory;
import dev.parley.twilio.call.ListCall;
import dev.parley.twilio.operation.OperationParameter;
import dev.parley.twilio.operation.TwilioLibrary;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets the values of {@code twilio-api:} arrive as a route writes them. */
public final class TwilioApiUriFactory extends RawUriFactory {
    private static final Pattern PARAMETER = Pattern.compile("\\{?([A-Za-z][A-Za-z0-9.-]*[<>]?)}?");

    /** Camel makes a factory per endpoint; the library has the same names for all of them. */
    private static final class Names {
        static final Set<String> ALL = readFromLibrary();
    }

    // More texts than parameters, which does no harm; learning the parameters of every operation would take a second.
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
