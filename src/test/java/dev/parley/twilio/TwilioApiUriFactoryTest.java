package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.twilio.call.CallCatalog;
import dev.parley.twilio.operation.TwilioLibrary;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TwilioApiUriFactoryTest {
    private final CallCatalog catalog = new CallCatalog();

    @Test
    void hasEveryParameterOfEveryOperationWrapped() {
        Set<String> parameters = new TreeSet<>();
        TwilioLibrary.operationNames()
                .forEach(name ->
                        parameters.addAll(catalog.call(name).parameters().keySet()));

        parameters.removeAll(new TwilioApiUriFactory().secretPropertyNames());

        assertEquals(Set.of(), parameters);
    }
}
