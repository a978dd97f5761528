package dev.parley.authoring.routefile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlatValueCheckTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attributes: {order: 17} | attributes is a YAML map. Write it as JSON in single quotes, for example '{\"order\": 17}'.",
                "configuration.filters: [onMessageAdded] | configuration.filters is a YAML list. Write its items in one"
                        + " line, with commas between them.",
                "sid: {{order.sid}} | sid begins with {{, which is a map in YAML. Put the value in quotes.",
            })
    void saysWhatToWriteInstead(String parameter, String problem) {
        assertEquals(Optional.of("near line 9: " + problem), problem("twilio-api:users/update", parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"attributes: '{\"order\": 17}'", "sid: \"{{order.sid}}\"", "sid: ${body[Sid]}", "limit: 5"})
    void letsTextsPass(String parameter) {
        assertEquals(Optional.empty(), problem("twilio-api:users/update", parameter));
    }

    @Test
    void leavesOtherComponentsAlone() {
        assertEquals(Optional.empty(), problem("log:orders", "list: [1]"));
    }

    @Test
    void leavesWhatIsNoYamlToCamel() {
        assertEquals(Optional.empty(), problem("twilio-api:users/update", "sid: '"));
    }

    private static Optional<String> problem(String uri, String parameter) {
        return new FlatValueCheck(
                        """
                        - route:
                            id: orders
                            from:
                              uri: direct:orders
                              steps:
                                - to:
                                    uri: %s
                                    parameters:
                                      %s
                        """
                                .formatted(uri, parameter))
                .problem();
    }
}
