package dev.parley.sandbox.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fragment of a status callback's address. */
class ConnectionOverridesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                | 5000 15000 15000 1",
                "#ct=200&rt=300&tt=400&rc=5        | 200 300 400 5",
                "#ct=20000&rt=20000&tt=20000&rc=9  | 10000 15000 15000 5",
                "#ct=1&rt=1&tt=1&rc=0              | 100 100 100 0",
                "#ct=soon&rt=&rc=-1&e=dublin&x     | 5000 15000 15000 1"
            })
    void areThoseOfTheFragmentWithinTwiliosRange(String fragment, String expected) {
        ConnectionOverrides overrides = ConnectionOverrides.ofMessaging("https://chat.example.com/status" + fragment);

        assertEquals(
                expected,
                overrides.connect().toMillis() + " " + overrides.answer().toMillis() + " "
                        + overrides.total().toMillis() + " " + overrides.retries());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''           | ct",
                "#rp=ct       | ct",
                "#rp=4xx,rt   | 4xx rt",
                "#rp=5xx      | 5xx",
                "#rp=all      | 4xx 5xx ct rt other"
            })
    void allowAnotherTryAfterWhatTheyName(String fragment, String expected) {
        ConnectionOverrides overrides = ConnectionOverrides.ofMessaging("https://chat.example.com/status" + fragment);

        StringBuilder allowed = new StringBuilder();
        for (String failure : new String[] {"4xx", "5xx", "ct", "rt", "other", ""}) {
            allowed.append(overrides.allowsRetry(1, failure) ? failure + " " : "");
        }
        assertEquals(expected, allowed.toString().strip());
    }
}
