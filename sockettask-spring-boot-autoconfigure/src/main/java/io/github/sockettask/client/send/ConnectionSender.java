package io.github.sockettask.client.send;

import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import io.github.sockettask.CallbackResult;
import io.github.sockettask.SendOption;
import io.github.sockettask.SendSocketMessageException;
import io.github.sockettask.SocketTaskException;
import io.github.sockettask.transport.OutboundMessages;
import io.github.sockettask.transport.TransportConnection;

/**
 * Sends the messages of a connection. They wait in a {@link SendQueue} until the
 * transport takes them.
 */
public class ConnectionSender {

	private final TaskSends sends;

	private final SendBudget budget;

	private final SendQueue queue;

	private final QueueTimeout timeout;

	private final SendAdmission admission;

	/** Holds messages that were sent before the connection was open. */
	private final @Nullable OfflineQueue offline;

	/** Whether unwritten messages may move to the next connection. */
	private final boolean returning;

	/** Known before the first message. */
	private volatile @Nullable TransportConnection connection;

	/** Whether unwritten messages are kept for the next connection. */
	private volatile boolean keeping = true;

	/**
	 * Whether unwritten messages were handed over, and later ones have to follow them.
	 */
	private volatile boolean left;

	/** Whether messages of any thread may be sent. */
	private volatile boolean open;

	/**
	 * The sender of the connection that has replaced this one. It takes the messages that
	 * this one has not begun to write.
	 */
	private volatile @Nullable ConnectionSender successor;

	/** The thread that runs the callbacks for the open connection. */
	private volatile @Nullable Thread opener;

	public ConnectionSender(TaskSends sends, @Nullable OfflineQueue offline) {
		this.sends = sends;
		this.offline = offline;
		this.returning = offline != null && offline.isEnabled();
		this.budget = sends.budget(sends.settings().queueCapacity(), sends.settings().queueBytes());
		this.queue = new SendQueue(this.budget, sends.completer(), this, this.returning);
		this.timeout = new QueueTimeout(sends, this.queue);
		this.admission = new SendAdmission(sends, this.budget, this.queue::dropOldest);
	}

	public void connection(TransportConnection connection) {
		this.connection = connection;
	}

	public OutboundMessages messages() {
		return this.queue;
	}

	/** Callbacks for the open connection are about to run on this thread. */
	public void opening() {
		this.open = this.offline == null;
		this.opener = Thread.currentThread();
	}

	/** Those callbacks have run. */
	public void opened() {
		this.opener = null;
		if (this.offline != null) {
			// These messages go behind what the callbacks have sent, such as credentials.
			this.offline.moveTo(this);
			this.open = true;
		}
	}

	// Returns whether messages of the calling thread go to this connection. While
	// messages wait for the connection, only callbacks for the open connection send
	// before them.
	public boolean isOpen() {
		return !this.left && (this.open || this.opener == Thread.currentThread());
	}

	/**
	 * Send a message.
	 * @param message a {@code String} or a {@code ByteBuffer}
	 * @param size its length on the wire
	 * @param option limits and callbacks, if any
	 * @return the future outcome
	 */
	public CompletableFuture<CallbackResult> send(Object message, int size, @Nullable SendOption option) {
		SendSocketMessageException refusal = this.admission.admit(size);
		if (refusal != null) {
			// A thread that is late may still have the old connection.
			ConnectionSender successor = this.successor;
			return (successor != null) ? successor.send(message, size, option) : this.sends.refuse(option, refusal);
		}
		QueuedSend send = this.sends.accept(message, size, option);
		send.tick = this.timeout.tick();
		if (option == null) {
			add(send);
		}
		else {
			// The message knows its deadlines before it can complete.
			boolean limited = option.ttl() != null || option.timeout() != null;
			SendDeadlines deadlines = limited ? this.sends.deadlines(send, this.queue) : null;
			this.queue.addWithOption(send);
			if (deadlines != null) {
				start(deadlines, option);
			}
			ask();
		}
		return send;
	}

	// Sends the question of a heartbeat, even if the queue is full.
	public Future<?> ask(String question) {
		QueuedSend send = QueuedSend.question(question);
		this.budget.add(send.size());
		send.tick = this.timeout.tick();
		add(send);
		return send;
	}

	private void add(QueuedSend send) {
		if (this.queue.add(send)) {
			ask();
		}
	}

	private void start(SendDeadlines deadlines, SendOption option) {
		Duration ttl = option.ttl();
		if (ttl != null) {
			deadlines.live(ttl);
		}
		startTimeout(deadlines, option);
	}

	// Takes messages of the offline queue, even if this queue is full. Returns those that
	// have failed, since the caller holds a lock and reports them later, see taken().
	SendList take(SendList sends) {
		SendList over = new SendList();
		SendList living = new SendList();
		for (QueuedSend send = sends.poll(); send != null; send = sends.poll()) {
			SendDeadlines deadlines = send.deadlines();
			SendSocketMessageException expired = (deadlines != null) ? deadlines.move(this.queue) : null;
			if (expired != null) {
				send.fail(expired);
				over.add(send);
				continue;
			}
			this.budget.add(send.size());
			send.tick = this.timeout.tick();
			living.add(send);
			if (deadlines != null && send.option() != null) {
				startTimeout(deadlines, send.option());
			}
		}
		SendList failed = this.queue.take(living);
		for (QueuedSend send = failed.poll(); send != null; send = failed.poll()) {
			this.budget.remove(send.size());
			over.add(send);
		}
		return over;
	}

	void taken(SendList over) {
		this.budget.noteCrowded();
		this.sends.completer().tell(over);
		this.queue.returnIfLost();
		ask();
	}

	private void startTimeout(SendDeadlines deadlines, SendOption option) {
		Duration timeout = option.timeout();
		if (timeout != null) {
			deadlines.waitAtMost(this.queue, timeout, SendFailures.timedOut(timeout));
		}
	}

	/** Ask the transport to take messages. */
	void ask() {
		this.timeout.watch();
		TransportConnection connection = this.connection;
		if (connection != null) {
			connection.flush();
		}
	}

	public long size() {
		return this.budget.size();
	}

	public boolean isWritable() {
		return this.budget.isWritable();
	}

	// Another connection has replaced this one, and its callbacks have run.
	public void replacedBy(ConnectionSender successor) {
		this.successor = successor;
	}

	/** The application has closed the connection: unwritten messages are not kept. */
	public void closing() {
		this.keeping = false;
		this.budget.close();
	}

	/** The connection is gone. */
	public void closed() {
		this.budget.close();
		this.timeout.cancel();
		this.queue.lost(new ClosedChannelException());
	}

	int tick() {
		return this.timeout.tick();
	}

	// A message of which a part was sent cannot continue.
	void broken(SocketTaskException failure) {
		TransportConnection connection = this.connection;
		if (connection != null) {
			connection.abort(new SocketTaskException(
					"The connection was cut, since the rest of a message that was begun will not come: "
							+ failure.errMsg(),
					failure));
		}
	}

	// The transport takes no more messages.
	void undelivered(Throwable cause) {
		ConnectionSender successor = this.successor;
		if (this.offline != null && this.returning) {
			this.offline.takeBack(this, cause);
		}
		else if (successor != null) {
			Leftover leftover = leave(cause);
			SendList over = successor.take(leftover.kept());
			tell(leftover);
			successor.taken(over);
		}
		else {
			tell(leave(cause));
		}
	}

	// Takes out all messages that wait. Reports no outcome, since the caller may hold a
	// lock, see tell().
	Leftover leave(Throwable cause) {
		SendList sends = this.queue.takeAll();
		Leftover leftover = new Leftover(new SendList(), new SendList(), sends.count(), sends.size());
		boolean moving = this.successor != null || (this.keeping && this.returning);
		for (QueuedSend send = sends.poll(); send != null; send = sends.poll()) {
			if (moving && send.mayMove()) {
				leftover.kept().add(send);
				continue;
			}
			if (send.failure() == null) {
				send.fail(SendFailures.lost(cause));
			}
			leftover.over().add(send);
		}
		this.left = this.returning;
		return leftover;
	}

	void tell(Leftover leftover) {
		this.budget.release(leftover.messages(), leftover.size());
		this.sends.completer().tell(leftover.over());
	}

	/**
	 * Messages that a connection has not written.
	 *
	 * @param kept messages that can wait for the next connection
	 * @param over messages that have failed
	 * @param messages the number of both
	 * @param size the sum of their sizes
	 */
	record Leftover(SendList kept, SendList over, int messages, long size) {

	}

}
