/**
 * What Twilio's OpenAPI documents say of its operations, for the tests that hold the sandbox and {@code twilio-api:} to it.
 * It is read from the documents where {@code TWILIO_OPENAPI} names their folder, else from the table that was made from them
 * and is kept in {@code src/test/resources}: both give the same records, so a test cannot tell which it was. The table holds
 * facts only, none of the documents' prose or examples.
 */
@NullMarked
package dev.parley.openapi;

import org.jspecify.annotations.NullMarked;
