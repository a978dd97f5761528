package dev.parley.openapi;

import dev.parley.reference.CheckedIn;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the table to the documents it was made from, or makes it anew where that is asked for. */
class OpenApiTableTest {
    private static final String COMMAND =
            "TWILIO_OPENAPI=FOLDER mvn -Dquick test -Dtest=OpenApiTableTest '-Dparley.write-openapi=RELEASE DATE'";

    private static final OpenApiTable TABLE = new OpenApiTable();

    @BeforeAll
    static void writeWhereAsked() throws IOException {
        String release = System.getProperty("parley.write-openapi");
        for (OpenApiProduct product : release == null ? new OpenApiProduct[0] : OpenApiProduct.values()) {
            OpenApiDocument document = OpenApiFolder.named().document(product);
            Files.createDirectories(TABLE.folder());
            Files.writeString(TABLE.file(product), OpenApiTable.text(document, OpenApiRelease.parse(release)));
        }
    }

    @ParameterizedTest
    @EnumSource
    @EnabledIfEnvironmentVariable(
            named = OpenApiFolder.NAME,
            matches = ".+",
            disabledReason = "Skipped: TWILIO_OPENAPI does not name a folder of documents to hold the table to.")
    void saysWhatTheDocumentsSay(OpenApiProduct product) throws IOException {
        OpenApiDocument document = OpenApiFolder.named().document(product);

        CheckedIn.assertCurrent(TABLE.file(product), OpenApiTable.text(document, TABLE.release(product)), COMMAND);
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItWasWritten(OpenApiProduct product) throws IOException {
        String again = OpenApiTable.text(TABLE.document(product), TABLE.release(product));

        CheckedIn.assertCurrent(TABLE.file(product), again, COMMAND);
    }
}
