package dev.parley.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTokenTest {
    private static final String TOKEN = "0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "Bearer 0123456789abcdef, true",
        "bearer   0123456789abcdef, true",
        "Bearer 0123456789abcdeF, false",
        "Bearer 0123456789abcde, false",
        "Bearer 0123456789abcdef0, false",
        "Bearer, false",
        "Basic 0123456789abcdef, false",
        "0123456789abcdef, false",
    })
    void opensToItselfOnly(String authorization, boolean matches) {
        assertEquals(matches, new AdminToken(TOKEN).matches(authorization));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "short", "0123456789abcde", "0123456789abcdef'", "0123456789 abcdef", "0123456789ü1234567"})
    void refusesWhatCouldBeGuessedOrWouldNotArrive(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new AdminToken(text));

        assertEquals(
                "admin.token has " + text.length() + " characters: expected 16 or more, and only letters, digits and"
                        + " - . _ ~ + /. Set PARLEY_ADMIN_TOKEN, for example to the output of \"openssl rand -hex 32\".",
                refused.getMessage());
    }

    @Test
    void doesNotShowItself() {
        assertEquals("admin token of 16 characters", new AdminToken(TOKEN).toString());
    }
}
