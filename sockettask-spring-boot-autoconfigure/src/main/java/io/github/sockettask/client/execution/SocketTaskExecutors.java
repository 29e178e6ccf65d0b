package io.github.sockettask.client.execution;

import java.util.concurrent.Executor;

/**
 * The threads of the engine, shared by all tasks.
 *
 * @param callbacks runs callbacks, which may block
 * @param completions completes the futures of sends; apart from {@code callbacks}, so
 * that callbacks may wait for a send however many do
 */
public record SocketTaskExecutors(Executor callbacks, Executor completions) {

}
