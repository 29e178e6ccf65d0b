package io.github.sockettask.client.connection;

import io.github.sockettask.client.reconnect.Supervision;

/**
 * What decides about the connections of a task.
 *
 * @param context what the connections have in common
 * @param state which connection there is; the lock for all that changes it
 * @param timers what is due later
 * @param supervision what follows a connection
 * @param reports tells of changes
 */
record SupervisedTask(TaskContext context, SupervisorState state, TaskTimers timers, Supervision supervision,
		StatusReports reports) {

}
