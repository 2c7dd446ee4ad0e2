// The peer of the matcher: the Rust crate aho-corasick as a DFA, overlapping, line by line. Run by Benchmarks/bench.
//   aho TERMS FILE TURNS    prints hits, the least seconds of wall time, and bytes of the automaton
use aho_corasick::AhoCorasickBuilder;
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let terms = std::fs::read(&arguments[1]).unwrap();
    let mut terms: Vec<&[u8]> = terms.split(|b| *b == b'\n').filter(|t| !t.is_empty()).collect();
    terms.sort();
    terms.dedup();
    let text = std::fs::read(&arguments[2]).unwrap();
    let lines: Vec<&[u8]> = text.split(|b| *b == b'\n').collect();
    let automaton = AhoCorasickBuilder::new().dfa(true).build(&terms);
    let mut best = f64::INFINITY;
    let mut hits = 0;
    for _ in 0..arguments[3].parse().unwrap() {
        let start = Instant::now();
        hits = lines.iter().map(|line| automaton.find_overlapping_iter(line).count()).sum::<usize>();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("match {} {} {}", hits, best, automaton.heap_bytes());
}
