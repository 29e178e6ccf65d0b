package io.github.sockettask.test;

/**
 * One connection of a client to a {@link TestSocketServer}: the script plays on it, the
 * test reads what was recorded on it and may act on it too, from any thread.
 * <p>
 * A step of the script that needs an open connection accepts the handshake first, in the
 * plain way, if no step before it has answered it. The same call from another thread
 * waits until the script has answered. A step that waits for the client throws an
 * {@link AssertionError} when its {@linkplain ConductSteps#within deadline} has passed.
 * <p>
 * Pings are answered at once. When the script is over, a close frame of the client is
 * answered with the same code and reason, if none was sent before, and then the TCP
 * connection is closed; frames go on to be recorded until the client ends the connection.
 *
 * @since 0.1.0
 */
public interface TestSocketConnection extends HandshakeSteps, SendSteps, ExpectSteps, ConductSteps, SocketRecord {

}
