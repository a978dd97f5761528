package dev.parley.camel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTest {
    @Test
    void readsOperationAndValues() {
        EndpointUri written = EndpointUri.read("twilio-api://users/fetch?sid=RAW(a%25b&c=(d))&x=RAW()");

        assertEquals(new EndpointUri("users/fetch", Map.of("sid", "a%b&c=(d)", "x", ""), Optional.empty()), written);
    }

    @Test
    void readsUriWithoutValues() {
        assertEquals(
                new EndpointUri("configuration/fetch", Map.of(), Optional.empty()),
                EndpointUri.read("twilio-api:configuration/fetch"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "&",
                "=",
                "a",
                "a=",
                "=a",
                "a=RAW(",
                "a=RAW()",
                "a=RAW)",
                "a=RAW()&",
                "a=b&&c",
                "a=RAW(&b=RAW("
            })
    void readsWhateverItIsGiven(String query) {
        assertEquals(
                "users/fetch",
                EndpointUri.read("twilio-api:users/fetch?" + query).operation());
    }
}
