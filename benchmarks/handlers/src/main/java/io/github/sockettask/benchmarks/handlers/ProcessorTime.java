package io.github.sockettask.benchmarks.handlers;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Measures the processor time of the process for each call, which others that use the
 * machine make no longer, or not by much.
 */
public class ProcessorTime implements InternalProfiler {

	static final String NAME = "cpu.norm";

	private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

	private long begin;

	@Override
	public String getDescription() {
		return "Processor time of a call";
	}

	@Override
	public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
		this.begin = this.system.getProcessCpuTime();
	}

	@Override
	public Collection<? extends Result<?>> afterIteration(BenchmarkParams benchmark, IterationParams iteration,
			IterationResult result) {
		double time = this.system.getProcessCpuTime() - this.begin;
		return List.of(new ScalarResult(NAME, time / result.getMetadata().getAllOps(), "ns/op", AggregationPolicy.AVG));
	}

}
