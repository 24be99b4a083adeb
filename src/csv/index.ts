export { type CsvFile, csvRows, FileProblem, openCsv, textOf } from './file.ts'
export { type HeaderColumn, headerReader, plainTitle } from './header.ts'
export { partedBy, readCsv, rowEnds, textIn } from './reading.ts'
export { csvHeaders, csvOf } from './writing.ts'
