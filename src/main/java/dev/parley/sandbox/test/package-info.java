/**
 * The sandbox for the tests of a program that talks to Twilio: a JUnit 5 extension, phones that write to the program, and
 * conversations and phones that wait for what it answers. Works from outside, by HTTP, but for the waiting, which listens to
 * the state.
 *
 * <p>JUnit is not a library of the sandbox: who uses this package has it.
 */
@NullMarked
package dev.parley.sandbox.test;

import org.jspecify.annotations.NullMarked;
