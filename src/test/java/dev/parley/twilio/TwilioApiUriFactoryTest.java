package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TwilioApiUriFactoryTest {
    private final Catalog catalog = new Catalog();

    @Test
    void hasEveryParameterOfEveryOperationWrapped() {
        Set<String> parameters = new TreeSet<>();
        TwilioJar.operationNames()
                .forEach(name ->
                        parameters.addAll(catalog.call(name).parameters().keySet()));

        parameters.removeAll(new TwilioApiUriFactory().secretPropertyNames());

        assertEquals(Set.of(), parameters);
    }
}
