package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private final List<String> known = List.of("identity", "attributes", "roleSid");

    @Test
    void offersTheNameWithTheFewestEdits() {
        assertEquals(" Did you mean \"identity\"?", NearestName.hint("identiy", known));
    }

    @Test
    void overlooksLetterCase() {
        assertEquals(" Did you mean \"roleSid\"?", NearestName.hint("RoleSID", known));
    }

    @Test
    void offersNothingWhereNothingIsNear() {
        assertEquals("", NearestName.hint("colour", known));
    }
}
