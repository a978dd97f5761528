package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenParametersTest {
    /** A body that is parsed on first access, which fails. */
    private static final Map<String, Object> UNREADABLE = new AbstractMap<>() {
        @Override
        public Object get(Object name) {
            throw new IllegalArgumentException("no JSON");
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            throw new IllegalArgumentException("no JSON");
        }
    };

    @Test
    void refuseBodyThatCannotBeRead() {
        TokenParameters parameters = new TokenParameters(UNREADABLE);

        assertEquals(
                "the body is not valid JSON. Send a JSON object.",
                assertThrows(TokenRefused.class, () -> parameters.text("identity"))
                        .getMessage());
        assertThrows(TokenRefused.class, () -> PreEngagement.of(parameters));
    }
}
